# Turns a text file into a C array: cmake -DINPUT=file -DOUTPUT=file.c -DNAME=symbol -P embed.cmake
file(READ ${INPUT} bytes HEX)
string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
get_filename_component(from ${INPUT} NAME)
file(WRITE ${OUTPUT} "/* Made from ${from} by cmake/embed.cmake; do not edit. */\nextern const char ${NAME}[];\nconst char ${NAME}[] = {\n${bytes}0};\n")
