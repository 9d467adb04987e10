# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed where, and the Debian package (`cpack -G DEB` in the build folder). The package depends on
# Debian's packages alone: the libraries are found by dpkg-shlibdeps, what is opened at run time is named here.
set(CMAKE_INSTALL_DOCDIR share/doc/vestigo)
include(GNUInstallDirs)

set(VESTIGO_ID org.vestigo.vestigo)
set(packaging "${PROJECT_SOURCE_DIR}/resources/packaging")
set(RELEASE_DATE 2026-11-26)

install(TARGETS vestigo vestigo-cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
set(modules vestigo_engine)
if(VESTIGO_LEARNING)
  list(APPEND modules vestigo_learning)
  install(TARGETS vestigo-torchscript RUNTIME DESTINATION lib/vestigo)
endif()
install(TARGETS ${modules} LIBRARY DESTINATION lib/vestigo) # where the programs look for them, also on Debian
install(DIRECTORY "${PROJECT_SOURCE_DIR}/resources/demo/recording/" DESTINATION "${CMAKE_INSTALL_DATADIR}/vestigo/demo")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/resources/models" DESTINATION "${CMAKE_INSTALL_DATADIR}/vestigo"
        FILES_MATCHING PATTERN "*.safetensors" PATTERN "*.md" PATTERN "LICENSE*")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/resources/schema" DESTINATION "${CMAKE_INSTALL_DATADIR}/vestigo" OPTIONAL
        FILES_MATCHING PATTERN "*.json")
install(FILES "${packaging}/desktop/${VESTIGO_ID}.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${packaging}/desktop/${VESTIGO_ID}.svg"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
install(FILES "${packaging}/desktop/${VESTIGO_ID}.mime.xml" RENAME "${VESTIGO_ID}.xml"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages")
configure_file("${packaging}/desktop/${VESTIGO_ID}.metainfo.xml.in"
               "${PROJECT_BINARY_DIR}/packaging/${VESTIGO_ID}.metainfo.xml" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/packaging/${VESTIGO_ID}.metainfo.xml"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES "${packaging}/completion/vestigo-cli.bash" RENAME vestigo-cli
        DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
install(FILES "${packaging}/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}")

# Manual pages and change log are compressed without name and time, so that two builds give the same bytes.
find_program(VESTIGO_GZIP gzip REQUIRED)
add_custom_target(vestigo_installed DEPENDS vestigo vestigo-cli) # all that the package holds, without the tests
function(vestigo_install_compressed source name destination)
  configure_file("${source}" "${PROJECT_BINARY_DIR}/packaging/${name}" @ONLY)
  add_custom_command(OUTPUT "${PROJECT_BINARY_DIR}/packaging/${name}.gz"
    COMMAND "${VESTIGO_GZIP}" -9nkf "${PROJECT_BINARY_DIR}/packaging/${name}"
    DEPENDS "${PROJECT_BINARY_DIR}/packaging/${name}" VERBATIM)
  add_custom_target("compressed_${name}" ALL DEPENDS "${PROJECT_BINARY_DIR}/packaging/${name}.gz")
  add_dependencies(vestigo_installed "compressed_${name}")
  install(FILES "${PROJECT_BINARY_DIR}/packaging/${name}.gz" DESTINATION "${destination}")
endfunction()
vestigo_install_compressed("${packaging}/man/vestigo.1" vestigo.1 "${CMAKE_INSTALL_MANDIR}/man1")
vestigo_install_compressed("${packaging}/man/vestigo-cli.1" vestigo-cli.1 "${CMAKE_INSTALL_MANDIR}/man1")
vestigo_install_compressed("${packaging}/changelog" changelog "${CMAKE_INSTALL_DOCDIR}")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME vestigo)
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_CONTACT "The Vestigo developers <developers@vestigo.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "trace an incident of a plant back to its cause")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Vestigo opens the recording of an incident, camera video and telemetry of every\nterminal, finds what was abnormal, shows why, and prints a traceability report.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Opened at run time: Qt's platform and SVG plug-ins, and the fonts of window and report.
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "qt6-qpa-plugins, libqt6svg6, fonts-roboto-unhinted, fonts-inter, fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk, shared-mime-info")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)
