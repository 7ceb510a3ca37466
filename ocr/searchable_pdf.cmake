# The one output that needs pixels: it knows libqpdf, and no engine.
add_library(searchable_pdf STATIC
    file_pipeline.cpp
    pack_pixels.cpp
    searchable_pdf.cpp
    text_layer.cpp)
target_link_libraries(searchable_pdf
    PUBLIC page_pixels
    PRIVATE PkgConfig::Qpdf TIFF::TIFF ZLIB::ZLIB warnings)
# qpdf 11 asks every user to say which of its pointers they know.
target_compile_definitions(searchable_pdf PRIVATE POINTERHOLDER_TRANSITION=4)
