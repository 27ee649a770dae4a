# The command `pacta`.
file(GLOB cli_sources CONFIGURE_DEPENDS src/cli/*.c)
add_executable(pacta ${cli_sources})
target_link_libraries(pacta pacta_inner)
target_compile_definitions(pacta PRIVATE PACTA_VERSION="${PROJECT_VERSION}")
install(TARGETS pacta RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

# Speeds; built by `make bench` only.
file(GLOB bench_sources CONFIGURE_DEPENDS bench/*.c)
foreach(file IN LISTS bench_sources)
  get_filename_component(name ${file} NAME_WE)
  add_executable(bench_${name} EXCLUDE_FROM_ALL ${file})
  target_link_libraries(bench_${name} pacta_inner)
  list(APPEND bench_programs bench_${name})
endforeach()
add_custom_target(bench DEPENDS ${bench_programs})
