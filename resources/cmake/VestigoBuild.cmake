# SPDX-License-Identifier: GPL-3.0-or-later
# How every room, program and test of Vestigo is built.

set(CMAKE_CXX_STANDARD 17) # clang 14 cannot parse Debian's LibTorch 1.13 as C++20
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
set(CMAKE_AUTOMOC OFF)

option(VESTIGO_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(VESTIGO_LEARNING "Build what stands on LibTorch (the module vestigo_learning); without it programs say that it is missing" ON)

find_program(VESTIGO_CCACHE ccache)
if(VESTIGO_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" "${VESTIGO_CCACHE}")
endif()

# Seconds that a test may take on a loaded machine; the sanitizers make some of them several times slower.
set(VESTIGO_TEST_TIMEOUT 300)
if(VESTIGO_SANITIZE)
  set(VESTIGO_TEST_TIMEOUT 900)
endif()

find_program(VESTIGO_MOLD mold)

add_library(vestigo_options INTERFACE)
target_compile_options(vestigo_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast -Wcast-qual
  -Wformat=2 -Wimplicit-fallthrough -Wundef -Werror)
target_compile_definitions(vestigo_options INTERFACE
  QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_TO_ASCII "VESTIGO_VERSION=\"${PROJECT_VERSION}\"")
target_include_directories(vestigo_options INTERFACE "${PROJECT_SOURCE_DIR}")
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # Qt's QSKIP and others leave out the variable arguments of a macro, as C++20 and g++ allow.
  target_compile_options(vestigo_options INTERFACE -Wno-gnu-zero-variadic-macro-arguments)
endif()
if(VESTIGO_MOLD)
  target_link_options(vestigo_options INTERFACE -fuse-ld=mold)
endif()
if(VESTIGO_SANITIZE)
  target_compile_options(vestigo_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer
                                                   -fno-sanitize-recover=undefined)
  target_link_options(vestigo_options INTERFACE -fsanitize=address,undefined)
endif()

# LibTorch as Debian has it: its CMake configuration asks for MKL and Python, so the three libraries are named. Its headers
# are seen by the files after LEARNING only, as system headers, whose warnings do not stop us.
add_library(vestigo_libtorch INTERFACE)
target_include_directories(vestigo_libtorch SYSTEM INTERFACE /usr/include/torch/csrc/api/include)
target_link_libraries(vestigo_libtorch INTERFACE torch torch_cpu c10)
# -O1: the work is done inside of LibTorch, and -O3 takes twice as long over its templates.
target_compile_options(vestigo_libtorch INTERFACE -O1)

# vestigo_seen_through(TARGET): ccache looks through a precompiled header only if it may.
function(vestigo_seen_through target)
  if(VESTIGO_CCACHE)
    set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND};-E;env;CCACHE_BASEDIR=${PROJECT_SOURCE_DIR};CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime;${VESTIGO_CCACHE}")
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      target_compile_options(${target} PRIVATE -fpch-preprocess)
    endif()
  endif()
endfunction()

# vestigo_torch_target(TARGET): the target includes LibTorch. One precompiled header serves all of them: parsing
# torch/torch.h takes 12 s or more.
function(vestigo_torch_target target)
  target_link_libraries(${target} PRIVATE vestigo_libtorch)
  vestigo_seen_through(${target})
  get_property(headers GLOBAL PROPERTY VESTIGO_TORCH_HEADERS) # core/models/CMakeLists.txt
  if(headers)
    target_precompile_headers(${target} REUSE_FROM ${headers})
  endif()
endfunction()

# vestigo_room(NAME [QT] [LINK public...] [PRIVATE private...] [ENGINE files...] [ENGINE_PRIVATE private...]
#              [LEARNING files...] [LEARNING_PRIVATE private...])
# One room: the sources of the current folder (and of the sub folders that have no CMakeLists.txt of their own)
# become the static library vestigo_NAME. Its link line is the architecture. QT switches moc on. ENGINE: the files that
# stand on heavy libraries; they become vestigo_NAME_engine, which the module vestigo_engine holds (core/base/engine_module.h).
# LEARNING: those that stand on LibTorch; they become vestigo_NAME_learning, which the module vestigo_learning holds.
function(vestigo_room name)
  cmake_parse_arguments(ROOM "QT" "" "LINK;PRIVATE;ENGINE;ENGINE_PRIVATE;LEARNING;LEARNING_PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
  file(GLOB children CONFIGURE_DEPENDS LIST_DIRECTORIES true *)
  foreach(child IN LISTS children)
    if(IS_DIRECTORY "${child}" AND NOT EXISTS "${child}/CMakeLists.txt")
      file(GLOB_RECURSE inner CONFIGURE_DEPENDS "${child}/*.cpp" "${child}/*.h")
      list(APPEND sources ${inner})
    endif()
  endforeach()
  if(ROOM_ENGINE)
    list(TRANSFORM ROOM_ENGINE PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
    list(REMOVE_ITEM sources ${ROOM_ENGINE})
    add_library(vestigo_${name}_engine STATIC ${ROOM_ENGINE})
    target_link_libraries(vestigo_${name}_engine PUBLIC vestigo_${name} PRIVATE ${ROOM_PRIVATE} ${ROOM_ENGINE_PRIVATE})
    set_property(GLOBAL APPEND PROPERTY VESTIGO_ENGINE_PARTS vestigo_${name}_engine)
  endif()
  if(ROOM_LEARNING)
    list(TRANSFORM ROOM_LEARNING PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
    list(REMOVE_ITEM sources ${ROOM_LEARNING})
  endif()
  if(ROOM_LEARNING AND VESTIGO_LEARNING)
    add_library(vestigo_${name}_learning STATIC ${ROOM_LEARNING})
    vestigo_torch_target(vestigo_${name}_learning)
    target_link_libraries(vestigo_${name}_learning PUBLIC vestigo_${name} PRIVATE ${ROOM_LEARNING_PRIVATE})
    set_property(GLOBAL APPEND PROPERTY VESTIGO_LEARNING_PARTS vestigo_${name}_learning)
  endif()
  set(compiled ${sources})
  list(FILTER compiled INCLUDE REGEX "\\.cpp$")
  if(compiled)
    add_library(vestigo_${name} STATIC ${sources})
    target_link_libraries(vestigo_${name} PUBLIC vestigo_options ${ROOM_LINK} PRIVATE ${ROOM_PRIVATE})
    if(ROOM_QT)
      set_target_properties(vestigo_${name} PROPERTIES AUTOMOC ON)
    endif()
  else()
    add_library(vestigo_${name} INTERFACE)
    target_link_libraries(vestigo_${name} INTERFACE vestigo_options ${ROOM_LINK})
  endif()
endfunction()

# The modules that programs load at the first use of a heavy library; they look for them in ../lib/vestigo.
# vestigo_module(NAME PARTS): the module NAME of the libraries that the global property PARTS lists.
function(vestigo_module name property)
  get_property(parts GLOBAL PROPERTY ${property})
  set(objects)
  foreach(part IN LISTS parts)
    list(APPEND objects $<TARGET_OBJECTS:${part}>)
  endforeach()
  add_library(${name} MODULE ${objects})
  target_link_libraries(${name} PRIVATE ${parts})
  set_target_properties(${name} PROPERTIES PREFIX "" LINKER_LANGUAGE CXX
                        LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib/vestigo")
  if(NOT VESTIGO_SANITIZE) # their runtime is in the program
    target_link_options(${name} PRIVATE -Wl,-z,defs)
  endif()
endfunction()

# vestigo_needs_modules(TARGET): the program may load them.
function(vestigo_needs_modules target)
  add_dependencies(${target} vestigo_engine)
  if(VESTIGO_LEARNING)
    add_dependencies(${target} vestigo_learning vestigo-torchscript)
  endif()
endfunction()

function(vestigo_modules)
  vestigo_module(vestigo_engine VESTIGO_ENGINE_PARTS)
  if(VESTIGO_LEARNING)
    vestigo_module(vestigo_learning VESTIGO_LEARNING_PARTS)
  endif()
  # Programs below bin/ look beside bin/ too.
  file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  file(CREATE_LINK ../lib "${PROJECT_BINARY_DIR}/bin/lib" SYMBOLIC)
endfunction()

# vestigo_tests([GUI] [LEARNING] LINK rooms... [ENVIRONMENT name=value...] [HEADERS headers...] [ALONE tests...])
# Every *_test.cpp of the current folder is one Qt Test program and one ctest entry of the same name. GUI: with
# tests/support/gui, and with the names of its functions in backtraces. LEARNING: they need the module that learns, so
# they are left out where it is not built; those named *_torch_test.cpp include LibTorch themselves. HEADERS: more for
# the precompiled header of the folder. ALONE: tests that do not share it, since they link what the others do not.
function(vestigo_tests)
  cmake_parse_arguments(TESTS "GUI;LEARNING" "LABEL" "LINK;ENVIRONMENT;HEADERS;ALONE" ${ARGN})
  if(TESTS_LEARNING AND NOT VESTIGO_LEARNING)
    return()
  endif()
  file(GLOB files CONFIGURE_DEPENDS *_test.cpp)
  list(LENGTH files count)
  set(headers)
  foreach(file IN LISTS files)
    get_filename_component(name "${file}" NAME_WE)
    add_executable(${name} "${file}")
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin/tests")
    target_link_libraries(${name} PRIVATE vestigo_options vestigo_test_support Qt6::Test ${TESTS_LINK})
    add_dependencies(${name} vestigo_engine)
    if(TESTS_LEARNING)
      add_dependencies(${name} vestigo_learning)
      if(name MATCHES "_torch_test$")
        vestigo_torch_target(${name})
      endif()
    endif()
    if(TESTS_GUI)
      target_link_libraries(${name} PRIVATE vestigo_test_gui_support)
      set_target_properties(${name} PROPERTIES ENABLE_EXPORTS ON DEFINE_SYMBOL "")
    endif()
    # Most of the time of a test goes into the headers that all include. The first of a folder makes one
    # precompiled header for the others, which have the same definitions.
    if(count GREATER 2 AND NOT name MATCHES "_torch_test$" AND NOT name IN_LIST TESTS_ALONE)
      vestigo_seen_through(${name})
      if(headers)
        target_precompile_headers(${name} REUSE_FROM ${headers})
      else()
        target_precompile_headers(${name} PRIVATE <QTest> <algorithm> <filesystem> <fstream> <functional> <map>
                                  <memory> <optional> <string> <vector> ${TESTS_HEADERS})
        set(headers ${name})
      endif()
    endif()
    target_compile_definitions(${name} PRIVATE
      "VESTIGO_SOURCE_DIR=\"${PROJECT_SOURCE_DIR}\"" "VESTIGO_BINARY_DIR=\"${PROJECT_BINARY_DIR}\""
      "VESTIGO_SHARED_DIR=\"${PROJECT_SOURCE_DIR}/../shared\"")
    add_test(NAME ${name} COMMAND ${name} -maxwarnings 0)
    set_tests_properties(${name} PROPERTIES TIMEOUT ${VESTIGO_TEST_TIMEOUT}
      ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${TESTS_ENVIRONMENT}")
    if(TESTS_LABEL)
      set_tests_properties(${name} PROPERTIES LABELS "${TESTS_LABEL}")
    endif()
  endforeach()
endfunction()
