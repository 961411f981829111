# SPDX-License-Identifier: GPL-3.0-or-later
# One way to make a library, a program and a test, so that flags and fences are the same everywhere.

set(JINBI_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them: address,undefined or thread")
option(JINBI_HARDENED "Hardened flags for a shipped build" OFF)

# What every source has to obey; jinbi_options adds how it is built.
add_library(jinbi_warnings INTERFACE)
add_library(jinbi_options INTERFACE)
target_link_libraries(jinbi_options INTERFACE jinbi_warnings)
target_compile_options(jinbi_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
    -Werror -fno-omit-frame-pointer)
target_compile_definitions(jinbi_warnings INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_KEYWORDS QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400
    JINBI_VERSION="${PROJECT_VERSION}")
if(JINBI_SANITIZE)
    target_compile_options(jinbi_options INTERFACE -fsanitize=${JINBI_SANITIZE} -fno-sanitize-recover=all)
    target_link_options(jinbi_warnings INTERFACE -fsanitize=${JINBI_SANITIZE})
    # Some 170 test programs are linked; this linker takes a quarter of the time.
    find_program(JINBI_LLD ld.lld)
    if(JINBI_LLD)
        target_link_options(jinbi_warnings INTERFACE -fuse-ld=lld)
    endif()
    # GCC 12 reports false positives from inlined Qt containers once the sanitizer rewrites them.
    target_compile_options(jinbi_warnings INTERFACE -Wno-maybe-uninitialized -Wno-stringop-overflow)
endif()
if(JINBI_HARDENED)
    target_compile_options(jinbi_options INTERFACE -fstack-protector-strong -fcf-protection -U_FORTIFY_SOURCE
                                                   -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS)
    target_link_options(jinbi_options INTERFACE -Wl,-z,relro,-z,now -pie)
endif()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# OpenCV's headers are not ours to warn about.
add_library(jinbi_opencv INTERFACE)
target_include_directories(jinbi_opencv SYSTEM INTERFACE ${OpenCV_INCLUDE_DIRS})
add_library(jinbi::opencv ALIAS jinbi_opencv)

if(JINBI_SANITIZE MATCHES address)
    # AddressSanitizer stops at the access itself, so that these three only made the build a quarter longer.
    target_compile_options(jinbi_options INTERFACE -fno-sanitize=null,alignment,object-size)
    target_compile_definitions(jinbi_warnings INTERFACE JINBI_ADDRESS_SANITIZER)
endif()

# jinbi_add_library(domain HEADERS … SOURCES … DEPENDS …): jinbi::domain, every header proven to compile alone: by the
# source of its name, whose first include it is (a lint holds that), and where there is none by CMake's check.
# Headers are included by folder: "domain/matchscore.h".
function(jinbi_add_library name)
    cmake_parse_arguments(arg "" "" "HEADERS;SOURCES;DEPENDS" ${ARGN})
    set(target jinbi_${name})
    get_filename_component(room ${CMAKE_CURRENT_SOURCE_DIR} DIRECTORY)
    # ui/pages/live and the like are included from ui/ as well.
    string(REGEX REPLACE "^(${CMAKE_SOURCE_DIR}/(models|ui|app)).*" "\\1" room ${CMAKE_CURRENT_SOURCE_DIR})
    add_library(${target} STATIC ${arg_SOURCES})
    add_library(jinbi::${name} ALIAS ${target})
    set(proven "")
    set(alone "")
    foreach(header ${arg_HEADERS})
        string(REGEX REPLACE "\\.h$" ".cpp" source ${header})
        if(source IN_LIST arg_SOURCES)
            list(APPEND proven ${header})
        else()
            list(APPEND alone ${header})
        endif()
    endforeach()
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${room} FILES ${proven}
                             PUBLIC FILE_SET alone TYPE HEADERS BASE_DIRS ${room} FILES ${alone})
    target_include_directories(${target} PUBLIC ${room})
    target_link_libraries(${target} PUBLIC ${arg_DEPENDS} PRIVATE jinbi_options)
    set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON INTERFACE_HEADER_SETS_TO_VERIFY alone)
endfunction()

# jinbi_add_program(jinbi-kiosk SOURCES … DEPENDS …)
function(jinbi_add_program name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_DEPENDS} jinbi_options)
endfunction()

add_custom_target(jinbi_threaded_tests)

# A suite drives the product; under AddressSanitizer only the product is instrumented, which halves what the suites take
# to compile. ThreadSanitizer has to see both sides of every access.
set(jinbi_suite_options jinbi_options)
if(JINBI_SANITIZE MATCHES address)
    set(jinbi_suite_options jinbi_warnings)
endif()

# jinbi_add_test(tst_matchscore LABEL unit DEPENDS jinbi::domain [SOURCES …] [PROGRAMS …] [TIMEOUT 60] [THREADED]):
# source is <name>.cpp; THREADED ones run under TSan as well, PROGRAMS are started by the test.
function(jinbi_add_test name)
    cmake_parse_arguments(arg "THREADED" "LABEL;TIMEOUT" "SOURCES;DEPENDS;PROGRAMS" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 60)
    endif()
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_DEPENDS} Qt6::Test ${jinbi_suite_options})
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_compile_definitions(${name} PRIVATE JINBI_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    if(arg_PROGRAMS)
        add_dependencies(${name} ${arg_PROGRAMS})
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set(labels ${arg_LABEL})
    if(arg_THREADED)
        list(APPEND labels threaded)
        add_dependencies(jinbi_threaded_tests ${name})
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${labels}" TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;QT_LOGGING_RULES=*.debug=false")
endfunction()
