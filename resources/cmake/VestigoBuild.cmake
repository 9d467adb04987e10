# SPDX-License-Identifier: GPL-3.0-or-later
# How every room, program and test of Vestigo is built.

set(CMAKE_CXX_STANDARD 17) # clang 14 cannot parse Debian's LibTorch 1.13 as C++20
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
set(CMAKE_AUTOMOC OFF)

option(VESTIGO_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)

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

# vestigo_room(NAME [QT] [LINK public...] [PRIVATE private...] [ENGINE files...] [ENGINE_PRIVATE private...])
# One room: the sources of the current folder (and of the sub folders that have no CMakeLists.txt of their own)
# become the static library vestigo_NAME. Its link line is the architecture. QT switches moc on. ENGINE: the files that
# stand on heavy libraries; they become vestigo_NAME_engine, which the module vestigo_engine holds (core/base/engine_module.h).
function(vestigo_room name)
  cmake_parse_arguments(ROOM "QT" "" "LINK;PRIVATE;ENGINE;ENGINE_PRIVATE" ${ARGN})
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

# The module that programs load at the first use of a heavy library; they look for it in ../lib/vestigo.
function(vestigo_engine_module)
  get_property(parts GLOBAL PROPERTY VESTIGO_ENGINE_PARTS)
  set(objects)
  foreach(part IN LISTS parts)
    list(APPEND objects $<TARGET_OBJECTS:${part}>)
  endforeach()
  add_library(vestigo_engine MODULE ${objects})
  target_link_libraries(vestigo_engine PRIVATE ${parts})
  set_target_properties(vestigo_engine PROPERTIES PREFIX "" LINKER_LANGUAGE CXX
                        LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib/vestigo")
  if(NOT VESTIGO_SANITIZE) # their runtime is in the program
    target_link_options(vestigo_engine PRIVATE -Wl,-z,defs)
  endif()
  # Programs below bin/ look beside bin/ too.
  file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  file(CREATE_LINK ../lib "${PROJECT_BINARY_DIR}/bin/lib" SYMBOLIC)
endfunction()

# vestigo_tests([GUI] LINK rooms... [ENVIRONMENT name=value...])
# Every *_test.cpp of the current folder is one Qt Test program and one ctest entry of the same name. GUI: with
# tests/support/gui, and with the names of its functions in backtraces.
function(vestigo_tests)
  cmake_parse_arguments(TESTS "GUI" "LABEL" "LINK;ENVIRONMENT" ${ARGN})
  file(GLOB files CONFIGURE_DEPENDS *_test.cpp)
  foreach(file IN LISTS files)
    get_filename_component(name "${file}" NAME_WE)
    add_executable(${name} "${file}")
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin/tests")
    target_link_libraries(${name} PRIVATE vestigo_options vestigo_test_support Qt6::Test ${TESTS_LINK})
    add_dependencies(${name} vestigo_engine)
    if(TESTS_GUI)
      target_link_libraries(${name} PRIVATE vestigo_test_gui_support)
      set_target_properties(${name} PROPERTIES ENABLE_EXPORTS ON)
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
