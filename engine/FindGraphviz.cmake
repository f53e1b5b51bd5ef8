# Finds Graphviz with its layout `dot` and its writer of SVG as libraries, and defines Graphviz::dot.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
    pkg_check_modules(Graphviz_PC QUIET IMPORTED_TARGET libgvc libcgraph)
endif()
foreach(plugin IN ITEMS core dot_layout)
    find_library(Graphviz_${plugin}_LIBRARY gvplugin_${plugin} HINTS ${Graphviz_PC_LIBRARY_DIRS} ${Graphviz_PC_libgvc_LIBDIR}
                 PATH_SUFFIXES graphviz)
    mark_as_advanced(Graphviz_${plugin}_LIBRARY)
endforeach()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
    Graphviz REQUIRED_VARS Graphviz_PC_FOUND Graphviz_core_LIBRARY Graphviz_dot_layout_LIBRARY
    VERSION_VAR Graphviz_PC_libgvc_VERSION
    REASON_FAILURE_MESSAGE "pkg-config knows no libgvc, or its plugins are missing. On Debian install libgraphviz-dev")
if(Graphviz_FOUND AND NOT TARGET Graphviz::dot)
    add_library(Graphviz::dot INTERFACE IMPORTED)
    target_link_libraries(Graphviz::dot INTERFACE ${Graphviz_dot_layout_LIBRARY} ${Graphviz_core_LIBRARY}
                                                  PkgConfig::Graphviz_PC)
endif()
