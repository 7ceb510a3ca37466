add_executable(searchable_pdf_test
    pack_pixels_test.cpp
    searchable_pdf_test.cpp
    text_layer_test.cpp)
target_link_libraries(searchable_pdf_test
    PRIVATE searchable_pdf preprocess made_scans opencv_imgproc opencv_imgcodecs
    PkgConfig::Qpdf PkgConfig::Poppler ZLIB::ZLIB GTest::gmock GTest::gtest_main warnings)
target_compile_definitions(searchable_pdf_test PRIVATE POINTERHOLDER_TRANSITION=4)
gtest_discover_tests(searchable_pdf_test PROPERTIES LABELS unit DISCOVERY_TIMEOUT 60)
