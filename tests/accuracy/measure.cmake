# Reads a folder of scans with the program and prints the table of accuracy.
# cmake -D name=… -D scans=… -D truth=… -D depesha=… -D table=… -D floors=… -D out=… -P measure.cmake
cmake_minimum_required(VERSION 3.22)

if(NOT IS_DIRECTORY "${scans}")
    message("skipped: ${scans} is not there")
    return()
endif()
file(REMOVE_RECURSE "${out}")
execute_process(COMMAND "${depesha}" run "${scans}" --out "${out}" RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(SEND_ERROR "depesha run ${scans} ended with ${result}: every page of ${name} should be read")
endif()
execute_process(COMMAND "${table}" "${floors}" ${name} "${truth}" "${out}" RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(SEND_ERROR "${name}: accuracy_table ended with ${result}")
endif()
