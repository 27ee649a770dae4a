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
