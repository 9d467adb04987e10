// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/process_place.h"

#include <array>
#include <charconv>
#include <cstdlib>

namespace vestigo::models {

namespace {

constexpr int mostProcesses = 4096;

struct Launcher {
    const char* rank;
    const char* size;
};

constexpr std::array<Launcher, 4> launchers{{
    {"RANK", "WORLD_SIZE"},
    {"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"},
    {"SLURM_PROCID", "SLURM_STEP_NUM_TASKS"},
    {"SLURM_PROCID", "SLURM_NTASKS"},
}};

std::optional<int> numberOf(const std::string& text, int least, int most) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return whole && number >= least && number <= most ? std::optional<int>(number) : std::nullopt;
}

Error placeError(const char* variable) {
    Error error;
    error.code = ErrorCode::ValueInvalid;
    error.place = variable;
    error.message =
        VESTIGO_TEXT("Error", "the environment does not say how several processes train together");
    error.remedy =
        VESTIGO_TEXT("Error", "start them with torchrun, mpirun or srun, and set MASTER_ADDR to the "
                              "machine of the first, or remove the variable");
    return error;
}

/// "node[03-05,9],other" begins with "node03".
std::string firstNode(const std::string& list) {
    const std::size_t end = list.find_first_of(",[");
    std::string name = list.substr(0, end);
    if (end != std::string::npos && list[end] == '[') {
        const std::size_t numberEnd = list.find_first_of(",-]", end + 1);
        name += list.substr(end + 1, numberEnd == std::string::npos ? numberEnd : numberEnd - end - 1);
    }
    return name;
}

std::optional<std::string> addressOf(const Environment& environment) {
    if (const auto address = environment("MASTER_ADDR"); address && !address->empty()) {
        return address;
    }
    const auto here = environment("OMPI_COMM_WORLD_LOCAL_SIZE");
    if (here && here == environment("OMPI_COMM_WORLD_SIZE")) {
        return "127.0.0.1";
    }
    for (const char* list : {"SLURM_STEP_NODELIST", "SLURM_JOB_NODELIST"}) {
        if (const auto nodes = environment(list); nodes && !firstNode(*nodes).empty()) {
            return firstNode(*nodes);
        }
    }
    return std::nullopt;
}

} // namespace

Result<ProcessPlace> processPlace(const Environment& environment) {
    ProcessPlace place;
    for (const Launcher& launcher : launchers) {
        const auto rank = environment(launcher.rank);
        const auto size = environment(launcher.size);
        if (!rank || !size) {
            continue;
        }
        const auto all = numberOf(*size, 1, mostProcesses);
        if (!all) {
            return placeError(launcher.size);
        }
        const auto own = numberOf(*rank, 0, *all - 1);
        if (!own) {
            return placeError(launcher.rank);
        }
        place.rank = *own;
        place.size = *all;
        break;
    }
    if (!place.together()) {
        return ProcessPlace{};
    }
    const auto address = addressOf(environment);
    if (!address) {
        return placeError("MASTER_ADDR");
    }
    place.address = *address;
    if (const auto text = environment("MASTER_PORT")) {
        const auto port = numberOf(*text, 1, UINT16_MAX);
        if (!port) {
            return placeError("MASTER_PORT");
        }
        place.port = static_cast<std::uint16_t>(*port);
    }
    return place;
}

Result<ProcessPlace> processPlace() {
    return processPlace([](const char* name) {
        const char* value = std::getenv(name);
        return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
    });
}

} // namespace vestigo::models
