// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/pipeline/cut_recording.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace vestigo::testing {

namespace {

namespace fs = std::filesystem;

/// The head line and the rows whose first cell is a time until `seconds`.
void copyRows(const fs::path& from, const fs::path& to, double seconds) {
    std::ifstream in(from);
    std::ofstream out(to);
    std::string line;
    std::getline(in, line);
    out << line << '\n';
    while (std::getline(in, line)) {
        if (std::stod(line) <= seconds) {
            out << line << '\n';
        }
    }
}

void copyDocument(const fs::path& from, const fs::path& to, double seconds) {
    std::ifstream in(from);
    nlohmann::json document = nlohmann::json::parse(in);
    document["duration_s"] = seconds;
    std::ofstream(to) << document;
}

} // namespace

void copyUntil(const fs::path& from, const fs::path& to, double seconds) {
    for (const auto& entry : fs::recursive_directory_iterator(from)) {
        const fs::path target = to / fs::relative(entry.path(), from);
        const fs::path extension = entry.path().extension();
        if (entry.is_directory()) {
            fs::create_directories(target);
        } else if (extension == ".csv") {
            copyRows(entry.path(), target, seconds);
        } else if (extension == ".png") {
            if (std::stod(entry.path().stem().string()) <= seconds * 1000.0) {
                fs::copy_file(entry.path(), target);
            }
        } else if (entry.path().filename() == "recording.json") {
            copyDocument(entry.path(), target, seconds);
        }
    }
}

} // namespace vestigo::testing
