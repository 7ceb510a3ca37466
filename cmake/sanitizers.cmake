# DEPESHA_SANITIZE: sanitizers for everything that is built, as -fsanitize= spells them.
set(DEPESHA_SANITIZE "" CACHE STRING "Sanitizers, e.g. address,undefined")
if(DEPESHA_SANITIZE)
    add_compile_options(-fsanitize=${DEPESHA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${DEPESHA_SANITIZE})
endif()

option(DEPESHA_COVERAGE "Count which lines the tests reach" OFF)
if(DEPESHA_COVERAGE)
    add_compile_options(--coverage)
    add_link_options(--coverage)
endif()

option(DEPESHA_FUZZ "Build libFuzzer's programs (clang only)" OFF)
if(DEPESHA_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)  # libFuzzer sees which branches an input reaches
    add_link_options(-fsanitize=fuzzer-no-link)
endif()
