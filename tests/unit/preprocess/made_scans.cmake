# Scan files that the tests make; read_scan's unit tests, the fuzzers and the PDF tests share them.
find_package(JPEG REQUIRED)
add_library(made_scans STATIC
    made_pdf.cpp
    made_scans.cpp
    made_tiff.cpp)
target_include_directories(made_scans PUBLIC ${PROJECT_SOURCE_DIR})
target_link_libraries(made_scans
    PUBLIC opencv_core
    PRIVATE opencv_imgproc opencv_imgcodecs JPEG::JPEG TIFF::TIFF ZLIB::ZLIB warnings)
