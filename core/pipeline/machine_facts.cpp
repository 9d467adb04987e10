// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/machine_facts.h"

#include "core/base/error.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

namespace vestigo::pipeline {

namespace {

/// What follows "key ... :" in a file of /proc, or nothing.
std::string valueOf(const char* file, const std::string& key) {
    std::ifstream in(file);
    std::string line;
    while (std::getline(in, line)) {
        const auto colon = line.find(':');
        if (line.compare(0, key.size(), key) != 0 || colon == std::string::npos) {
            continue;
        }
        const auto begin = line.find_first_not_of(" \t", colon + 1);
        return begin == std::string::npos ? std::string() : line.substr(begin);
    }
    return {};
}

constexpr double kibibytesInMebibyte = 1024.0;

} // namespace

evaluation::StudyMachine machineFacts() {
    evaluation::StudyMachine machine;
    machine.processor = singleLine(valueOf("/proc/cpuinfo", "model name"), 120);
    machine.cores = std::thread::hardware_concurrency();
    machine.memoryGiB =
        std::strtod(valueOf("/proc/meminfo", "MemTotal").c_str(), nullptr) / kibibytesInMebibyte / 1024.0;
    std::array<double, 1> load{};
    if (::getloadavg(load.data(), 1) == 1) {
        machine.loadAtBegin = load[0];
    }
    return machine;
}

PeakMemory::PeakMemory() {
    std::ofstream forget("/proc/self/clear_refs"); // 5: the peak begins anew with what is resident now
    forget << "5\n";
    forget.flush();
    forgotten_ = forget.good();
}

std::optional<double> PeakMemory::mebibytes() const {
    const std::string peak = valueOf("/proc/self/status", "VmHWM");
    if (!forgotten_ || peak.empty()) {
        return std::nullopt;
    }
    return std::strtod(peak.c_str(), nullptr) / kibibytesInMebibyte;
}

} // namespace vestigo::pipeline
