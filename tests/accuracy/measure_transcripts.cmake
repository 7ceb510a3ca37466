# Makes records of transcripts and prints the table of accuracy.
# cmake -D name=… -D truth=… -D read=… -D table=… -D floors=… -D out=… -P measure_transcripts.cmake
cmake_minimum_required(VERSION 3.22)

if(NOT IS_DIRECTORY "${truth}")
    message("skipped: ${truth} is not there")
    return()
endif()
file(REMOVE_RECURSE "${out}")
execute_process(COMMAND "${read}" "${truth}" "${out}" RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "read_transcripts ended with ${result}")
endif()
execute_process(COMMAND "${table}" "${floors}" ${name} "${truth}" "${out}" RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(SEND_ERROR "${name}: accuracy_table ended with ${result}")
endif()
