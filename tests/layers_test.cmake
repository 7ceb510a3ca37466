# SPDX-License-Identifier: Apache-2.0
# Fails if a file includes from a folder that does not stand below its own, if a library is included where it may not be,
# or if two types go by one name.
#
# usage: cmake -D root=... -P layers_test.cmake
cmake_minimum_required(VERSION 3.22)

set(below_page)
set(below_preprocess page)
set(below_ocr page)
set(below_postprocess page)
set(below_pipeline page preprocess ocr postprocess)
set(below_review page postprocess pipeline)

foreach(folder IN ITEMS page preprocess ocr postprocess pipeline review)
    file(GLOB_RECURSE files RELATIVE "${root}" "${root}/${folder}/*.h" "${root}/${folder}/*.cpp")
    foreach(file IN LISTS files)
        file(STRINGS "${root}/${file}" includes REGEX "^#include \"")
        foreach(include IN LISTS includes)
            if(NOT include MATCHES "^#include \"([a-z]+)/")
                message(SEND_ERROR "${file}: ${include}: includes are written from the root")
                continue()
            endif()
            set(from ${CMAKE_MATCH_1})
            if(NOT from STREQUAL folder AND NOT from IN_LIST below_${folder})
                message(SEND_ERROR "${file}: ${include}: ${folder}/ may not include from ${from}/")
            endif()
        endforeach()
    endforeach()
endforeach()

# One namespace holds all folders: a name for two types would make one program of two halves that misread each other.
file(GLOB_RECURSE headers RELATIVE "${root}" "${root}/page/*.h" "${root}/preprocess/*.h" "${root}/ocr/*.h"
    "${root}/postprocess/*.h" "${root}/pipeline/*.h" "${root}/review/*.h")
foreach(header IN LISTS headers)
    file(STRINGS "${root}/${header}" types REGEX "^(struct|class|enum class) [A-Za-z]+[^;:]*(:[^;]*)?$")
    foreach(type IN LISTS types)
        string(REGEX REPLACE "^(struct|class|enum class) ([A-Za-z]+).*" "\\2" name "${type}")
        if(DEFINED home_of_${name})
            message(SEND_ERROR "${header}: there is a type ${name} in ${home_of_${name}} already")
        endif()
        set(home_of_${name} "${header}")
    endforeach()
endforeach()

# Which files may include a library; all others may not.
function(only library allowed)
    file(GLOB_RECURSE files RELATIVE "${root}" "${root}/page/*" "${root}/preprocess/*" "${root}/ocr/*"
        "${root}/postprocess/*" "${root}/pipeline/*" "${root}/review/*")
    foreach(file IN LISTS files)
        if(file MATCHES "\\.(h|cpp)$" AND NOT file MATCHES "${allowed}")
            file(STRINGS "${root}/${file}" includes REGEX "^#include [<\"]${library}")
            if(includes)
                message(SEND_ERROR "${file}: ${includes}: only ${allowed} may include this")
            endif()
        endif()
    endforeach()
endfunction()

only("(oneapi/)?tbb" "^pipeline/(parallel|run_batch)\\.cpp$")
only("(sqlite3|SQLiteCpp)" "^pipeline/journal(_[a-z]+)?\\.(cpp|h)$")
only("seccomp" "^pipeline/night/system_calls\\.cpp$")
only("spdlog" "^pipeline/log\\.cpp$")
only("CLI/" "^pipeline/command_line\\.cpp$")
only("toml\\+\\+" "\\.cpp$")
only("tesseract/" "^ocr/[a-z_]*\\.cpp$")
only("nlohmann/" "\\.cpp$")
only("libxml/" "^postprocess/export/xml\\.cpp$")
only("(opencv2|allheaders|leptonica)" "^(page/(components|gray_histogram|pix|clean_page|scan_page)\\.|preprocess/|ocr/|pipeline/one_thread\\.cpp$)")
