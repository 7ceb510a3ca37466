# SPDX-License-Identifier: Apache-2.0
# The Debian package: cpack --config BUILD/CPackConfig.cmake -B BUILD
set(package ${PROJECT_SOURCE_DIR}/cmake/package)
set(package_files ${PROJECT_BINARY_DIR}/package_files)
file(MAKE_DIRECTORY ${package_files})

find_program(SCDOC scdoc)
if(NOT SCDOC)
    message(STATUS "scdoc is missing: no package can be made; cmake/install_packages.sh names what it takes")
    return()
endif()

# The configuration is that of the docs, so that its defaults are told once.
add_custom_command(OUTPUT ${package_files}/depesha.toml
    COMMAND sed -f ${package}/default_config.sed ${PROJECT_SOURCE_DIR}/docs/configuration.md > depesha.toml
    DEPENDS ${package}/default_config.sed ${PROJECT_SOURCE_DIR}/docs/configuration.md
    WORKING_DIRECTORY ${package_files} VERBATIM)

function(add_packed name source)  # as gzip packs it without name and time
    add_custom_command(OUTPUT ${package_files}/${name}.gz
        COMMAND gzip -9nc ${source} > ${name}.gz
        DEPENDS ${source} WORKING_DIRECTORY ${package_files} VERBATIM)
endfunction()

add_custom_command(OUTPUT ${package_files}/depesha.1
    COMMAND ${SCDOC} < ${package}/depesha.1.scd > depesha.1
    DEPENDS ${package}/depesha.1.scd WORKING_DIRECTORY ${package_files} VERBATIM)
add_custom_command(OUTPUT ${package_files}/depesha.toml.5
    COMMAND sed -e "/^@KEYS@/{r depesha.toml" -e "d}" ${package}/depesha.toml.5.scd | ${SCDOC} > depesha.toml.5
    DEPENDS ${package}/depesha.toml.5.scd ${package_files}/depesha.toml
    WORKING_DIRECTORY ${package_files} VERBATIM)
add_packed(depesha.1 ${package_files}/depesha.1)
add_packed(depesha.toml.5 ${package_files}/depesha.toml.5)
add_packed(changelog ${PROJECT_SOURCE_DIR}/CHANGELOG.md)
add_packed(changelog.Debian ${package}/changelog)
add_custom_target(package_files ALL DEPENDS
    ${package_files}/depesha.toml ${package_files}/depesha.1.gz ${package_files}/depesha.toml.5.gz
    ${package_files}/changelog.gz ${package_files}/changelog.Debian.gz)

# Where Debian wants them, from the root on.
install(TARGETS depesha DESTINATION usr/bin)
install(FILES ${package_files}/depesha.toml DESTINATION etc/depesha)
install(FILES ${package}/depesha.service ${package}/depesha.timer DESTINATION lib/systemd/system)
install(FILES ${package}/completion.bash DESTINATION usr/share/bash-completion/completions RENAME depesha)
install(FILES ${package_files}/depesha.1.gz DESTINATION usr/share/man/man1)
install(FILES ${package_files}/depesha.toml.5.gz DESTINATION usr/share/man/man5)
install(FILES ${package}/lintian-overrides DESTINATION usr/share/lintian/overrides RENAME depesha)
install(FILES ${package}/copyright ${package_files}/changelog.gz ${package_files}/changelog.Debian.gz
    docs/accuracy.md docs/configuration.md docs/operation.md docs/output.md DESTINATION usr/share/doc/depesha)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME depesha)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "reads scans of typed telegrams into text, PDF and records")
set(CPACK_PACKAGE_DESCRIPTION
"Depesha reads scans of the typed telegrams that archives keep in folders of
typescript, Russian and English. It leaves the text and a searchable PDF of
every page, and one record of every telegram as JSON and as TEI P5: number,
class, from where and to whom, dates, body and signature, each with its place
on the scan and a confidence.
.
It runs by itself for a night, goes on where it was stopped, and never writes
to a scan. A systemd timer for nightly runs is part of the package; it is not
enabled unless asked for.")
set(CPACK_PACKAGING_INSTALL_PREFIX /)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "Depesha maintainers <maintainers@depesha.example>")
set(CPACK_DEBIAN_PACKAGE_SECTION graphics)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tesseract-ocr-rus, tesseract-ocr-eng, adduser")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${package}/control/conffiles ${package}/control/postinst ${package}/control/prerm ${package}/control/postrm)
include(CPack)
