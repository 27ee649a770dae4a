# The command `pacta`.
file(GLOB cli_sources CONFIGURE_DEPENDS src/cli/*.c)
add_executable(pacta ${cli_sources})
target_link_libraries(pacta pacta_inner)
target_compile_definitions(pacta PRIVATE PACTA_VERSION="${PROJECT_VERSION}")
install(TARGETS pacta RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
