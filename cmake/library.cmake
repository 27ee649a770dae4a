# The library for other programs: libpacta, static and shared, with only what include/pacta.h declares to be seen.

# The ledger's tables, built in.
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/ledger_schema.c
  COMMAND ${CMAKE_COMMAND} -DINPUT=${CMAKE_SOURCE_DIR}/src/ledger/schema.sql -DOUTPUT=${CMAKE_BINARY_DIR}/ledger_schema.c
    -DNAME=ledger_schema -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
  DEPENDS src/ledger/schema.sql cmake/embed.cmake)
target_sources(pacta_ledger PRIVATE ${CMAKE_BINARY_DIR}/ledger_schema.c)

# Where the model is looked for: installed, else in this tree.
include(GNUInstallDirs)
set(PACTA_SHARE_DIR ${CMAKE_INSTALL_FULL_DATADIR}/pacta)
set(PACTA_BUILD_MODEL ${CMAKE_SOURCE_DIR}/data/model/english.pacta-model)
set_source_files_properties(src/pacta_model.c PROPERTIES COMPILE_DEFINITIONS
  "PACTA_SHARE_DIR=\"${PACTA_SHARE_DIR}\";PACTA_BUILD_MODEL=\"${PACTA_BUILD_MODEL}\"")

add_library(pacta_static STATIC ${PACTA_OBJECTS} ${face})
target_link_libraries(pacta_static PUBLIC ${PACTA_LIBS})
set_target_properties(pacta_static PROPERTIES OUTPUT_NAME pacta)

add_library(pacta_shared SHARED ${PACTA_OBJECTS} ${face})
target_link_libraries(pacta_shared PRIVATE ${PACTA_LIBS})
target_link_options(pacta_shared PRIVATE -Wl,--exclude-libs,ALL -Wl,--as-needed)
set_target_properties(pacta_shared PROPERTIES OUTPUT_NAME pacta VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})

configure_file(cmake/pacta.pc.in ${CMAKE_BINARY_DIR}/pacta.pc @ONLY)

install(TARGETS pacta_static pacta_shared ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(FILES include/pacta.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${CMAKE_BINARY_DIR}/pacta.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES data/model/english.pacta-model DESTINATION ${CMAKE_INSTALL_DATADIR}/pacta OPTIONAL)
install(FILES data/model/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/pacta RENAME LICENSE.model OPTIONAL)
install(FILES man/pacta.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
