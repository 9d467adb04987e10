// SPDX-License-Identifier: GPL-3.0-or-later
// How the column store does with a day of 128 columns at 100 Hz.
//   series_bench make FILE [COLUMNS HZ HOURS]   the index of synthetic rows (default 128 100 24)
//   series_bench csv FOLDER [MIB]               a synthetic CSV of that size, indexed, then opened again
//   series_bench show FILE                      opening, painting and memory
#include "tests/bench/series_bench.h"

#include "core/base/cancel.h"
#include "core/recordings/table_index.h"
#include "core/timeline/series_writer.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

namespace vestigo::bench {

double memoryMiB(const char* field) {
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        if (word == std::string(field) + ":") {
            double kilobytes = 0.0;
            status >> kilobytes;
            return kilobytes / 1024.0;
        }
    }
    return 0.0;
}

namespace {

/// A cheap wave with noise and now and then a spike of one row; the time jitters by up to 2 ms.
class Rows {
public:
    explicit Rows(std::size_t columns)
        : values(columns) {}
    void next() {
        for (std::size_t c = 0; c < values.size(); ++c) {
            state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
            const double noise = static_cast<double>(state_ >> 40U) / static_cast<double>(1U << 24U);
            const double wave = static_cast<double>((row_ / (c + 1)) % 2000U) / 1000.0;
            values[c] = std::fabs(wave - 1.0) + 0.1 * noise + ((state_ >> 20U) % 1000003U == 0 ? 25.0 : 0.0);
        }
        jitter = static_cast<double>((state_ >> 30U) % 2000U) * 1e-6;
        ++row_;
    }
    std::vector<double> values;
    double jitter = 0.0;

private:
    std::uint64_t state_ = 88172645463325252ULL;
    std::uint64_t row_ = 0;
};

int make(const std::filesystem::path& path, std::size_t columns, double hertz, double hours) {
    std::vector<std::string> names;
    for (std::size_t c = 0; c < columns; ++c) {
        names.push_back("c" + std::to_string(c));
    }
    const Stopwatch watch;
    auto writer = timeline::SeriesWriter::create(path, names, "bench");
    if (!writer) {
        std::fprintf(stderr, "%s\n", writer.error().oneLine().c_str());
        return 1;
    }
    Rows rows(columns);
    const auto count = static_cast<std::uint64_t>(hours * 3600.0 * hertz);
    for (std::uint64_t i = 0; i < count; ++i) {
        rows.next();
        if (auto added = writer->add(static_cast<double>(i) / hertz + rows.jitter, rows.values.data());
            !added) {
            std::fprintf(stderr, "%s\n", added.error().oneLine().c_str());
            return 1;
        }
    }
    if (auto done = writer->finish(); !done) {
        std::fprintf(stderr, "%s\n", done.error().oneLine().c_str());
        return 1;
    }
    const double seconds = watch.milliseconds() / 1000.0;
    const auto bytes = static_cast<double>(std::filesystem::file_size(path));
    const double values = static_cast<double>(count) * static_cast<double>(columns);
    std::printf(
        "made: %.3g values in %.1f s (%.3g a second), %.2f GiB, %.2f bytes a value, peak memory %.0f MiB\n",
        values, seconds, values / seconds, bytes / (1 << 30), bytes / values, memoryMiB("VmHWM"));
    return 0;
}

std::uint64_t writeCsv(const std::filesystem::path& path, std::uint64_t bytes) {
    std::ofstream file(path, std::ios::binary);
    constexpr std::size_t columns = 128;
    std::string text = "t";
    for (std::size_t c = 0; c < columns; ++c) {
        text += ",c" + std::to_string(c);
    }
    text += '\n';
    Rows rows(columns);
    std::uint64_t count = 0;
    char cell[64];
    for (std::uint64_t done = 0; done < bytes; done += text.size(), ++count) {
        file << text;
        rows.next();
        std::snprintf(cell, sizeof(cell), "%.6f", 0.01 * static_cast<double>(count) + rows.jitter);
        text = cell;
        for (const double value : rows.values) {
            std::snprintf(cell, sizeof(cell), ",%.4f", value);
            text += cell;
        }
        text += '\n';
    }
    return count;
}

int measureCsv(const std::filesystem::path& folder, std::uint64_t mebibytes) {
    recordings::TableSource source;
    source.path = folder / "table.csv";
    std::filesystem::create_directories(folder);
    if (!std::filesystem::exists(source.path)) {
        writeCsv(source.path, mebibytes << 20U);
    }
    const auto bytes = static_cast<double>(std::filesystem::file_size(source.path));
    SilentProgress silent;
    for (const char* what : {"indexed", "opened again"}) {
        const Stopwatch watch;
        const auto file = recordings::TableIndexRun(source, folder / "index").run({}, silent);
        if (!file.finished()) {
            std::fprintf(stderr, "%s\n", file.failed() ? file.error().oneLine().c_str() : "cancelled");
            return 1;
        }
        const double seconds = watch.milliseconds() / 1000.0;
        std::printf("CSV of %.2f GiB %s in %.2f s (%.0f MiB/s), index %.2f GiB, peak memory %.0f MiB\n",
                    bytes / (1 << 30), what, seconds, bytes / (1 << 20) / seconds,
                    static_cast<double>(file.value()->bytes()) / (1 << 30), memoryMiB("VmHWM"));
    }
    return 0;
}

int show(int argc, char** argv) {
    const Stopwatch watch;
    const auto file = timeline::SeriesFile::open(argv[2]);
    if (!file) {
        std::fprintf(stderr, "%s\n", file.error().oneLine().c_str());
        return 1;
    }
    std::printf("opened: %.1f ms, %.3g values, resident %.0f MiB\n", watch.milliseconds(),
                static_cast<double>((*file)->rows()) * static_cast<double>((*file)->columns().size()),
                memoryMiB("VmRSS"));
    return measurePainting(argc, argv, *file);
}

} // namespace

} // namespace vestigo::bench

int main(int argc, char** argv) {
    using namespace vestigo::bench;
    const std::string what = argc > 2 ? argv[1] : "";
    const auto number = [argc, argv](int place, double otherwise) {
        return argc > place ? std::strtod(argv[place], nullptr) : otherwise;
    };
    if (what == "make") {
        return make(argv[2], static_cast<std::size_t>(number(3, 128)), number(4, 100), number(5, 24));
    }
    if (what == "csv") {
        return measureCsv(argv[2], static_cast<std::uint64_t>(number(3, 2048)));
    }
    if (what == "show") {
        return show(argc, argv);
    }
    std::fprintf(stderr, "series_bench make FILE [COLUMNS HZ HOURS] | csv FOLDER [MIB] | show FILE\n");
    return 2;
}
