// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shipped_files.h"

namespace vestigo {

Result<std::filesystem::path> shippedFile(const std::string& name) {
    std::error_code failure;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failure);
    if (!failure) {
        // bin/, then build/PRESET/bin/ and build/PRESET/bin/tests/ of the sources
        for (const char* place : {"../share/vestigo", "../../../resources", "../../../../resources"}) {
            const std::filesystem::path file = (program.parent_path() / place / name).lexically_normal();
            if (std::filesystem::is_regular_file(file, failure)) {
                return file;
            }
        }
    }
    Error error;
    error.code = ErrorCode::FileMissing;
    error.file = name;
    error.message = VESTIGO_TEXT("Error", "a file that belongs to the program is missing");
    error.remedy = VESTIGO_TEXT("Error", "install Vestigo again");
    return error;
}

} // namespace vestigo
