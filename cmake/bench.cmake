# The program behind bench/run that tells where the time goes.
add_executable(pacta-bench bench/engine.c)
target_link_libraries(pacta-bench pacta_inner)
