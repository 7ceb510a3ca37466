# DEPESHA_PRECOMPILE: headers that most sources read are compiled once, which halves the time of a build by clang (GCC gains
# nothing by it). The release build does without: there a source that forgot an include of its own does not compile.
option(DEPESHA_PRECOMPILE "Compile common headers once (clang)" OFF)

# The headers as an object library, for the sources of the folder that calls this and of those below it.
function(add_precompiled_headers name)  # NAME HEADERS <header>... LIBRARIES <library>...
    cmake_parse_arguments(arg "" "" "HEADERS;LIBRARIES" ${ARGN})
    if(NOT DEPESHA_PRECOMPILE)
        return()
    endif()
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT "")
    add_library(${name} OBJECT ${source})
    target_link_libraries(${name} PRIVATE ${arg_LIBRARIES})
    target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
endfunction()

function(use_precompiled_headers name folder)
    if(NOT DEPESHA_PRECOMPILE)
        return()
    endif()
    get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
    foreach(target ${targets})
        get_target_property(type ${target} TYPE)
        if(type MATCHES "^(EXECUTABLE|STATIC_LIBRARY)$")
            target_precompile_headers(${target} REUSE_FROM ${name})
        endif()
    endforeach()
    get_property(below DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
    foreach(subfolder ${below})
        use_precompiled_headers(${name} ${subfolder})
    endforeach()
endfunction()
