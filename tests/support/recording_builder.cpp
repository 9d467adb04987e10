// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recording_builder.h"

#include <array>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace vestigo::testing {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

void writeFile(const fs::path& file, const std::string& content) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

void bigEndian(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        out += static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU);
    }
}

std::uint32_t crc32(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<std::uint8_t>(c);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1U) ^ ((crc & 1U) != 0U ? 0xEDB88320U : 0U);
        }
    }
    return ~crc;
}

std::string pngChunk(const std::string& type, const std::string& data) {
    std::string chunk;
    bigEndian(chunk, static_cast<std::uint32_t>(data.size()));
    const std::string body = type + data;
    chunk += body;
    bigEndian(chunk, crc32(body));
    return chunk;
}

/// A zlib stream of stored blocks.
std::string storedZlib(const std::string& data) {
    std::string out = "\x78\x01";
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const char c : data) {
        a = (a + static_cast<std::uint8_t>(c)) % 65521U;
        b = (b + a) % 65521U;
    }
    constexpr std::size_t most = 65535;
    for (std::size_t at = 0; at < data.size(); at += most) {
        const std::size_t size = std::min(most, data.size() - at);
        out += static_cast<char>(at + size == data.size() ? 1 : 0);
        out += static_cast<char>(size & 0xFFU);
        out += static_cast<char>(size >> 8U);
        out += static_cast<char>(~size & 0xFFU);
        out += static_cast<char>((~size >> 8U) & 0xFFU);
        out.append(data, at, size);
    }
    bigEndian(out, (b << 16U) | a);
    return out;
}

} // namespace

std::string greyPng(int width, int height, const std::vector<std::uint8_t>& grey) {
    std::string header;
    bigEndian(header, static_cast<std::uint32_t>(width));
    bigEndian(header, static_cast<std::uint32_t>(height));
    header += std::string("\x08\x00\x00\x00\x00", 5); // 8 bits, grey, no interlace
    std::string lines;
    for (int y = 0; y < height; ++y) {
        lines += '\0'; // no filter
        lines.append(reinterpret_cast<const char*>(grey.data()) + static_cast<std::ptrdiff_t>(y) * width,
                     static_cast<std::size_t>(width));
    }
    return std::string("\x89PNG\r\n\x1a\n", 8) + pngChunk("IHDR", header) +
           pngChunk("IDAT", storedZlib(lines)) + pngChunk("IEND", "");
}

struct RecordingBuilder::State {
    fs::path folder;
    Json document;

    Json& terminal(const std::string& id) {
        for (Json& each : document["terminals"]) {
            if (each["id"] == id) {
                return each;
            }
        }
        document["terminals"].push_back(
            {{"id", id}, {"type", "plc"}, {"name", id}, {"streams", Json::array()}});
        return document["terminals"].back();
    }
};

RecordingBuilder::RecordingBuilder(const fs::path& folder)
    : state_(std::make_unique<State>()) {
    fs::create_directories(folder);
    state_->folder = folder;
    state_->document = {{"format", "ind-vibe-recording"},
                        {"version", 1},
                        {"id", "built"},
                        {"site", "test bench"},
                        {"started_at", "2024-05-17T09:32:00+08:00"},
                        {"duration_s", 20.0},
                        {"step_s", 0.5},
                        {"terminals", Json::array()},
                        {"links", Json::array()}};
}

RecordingBuilder::~RecordingBuilder() = default;

RecordingBuilder& RecordingBuilder::id(const std::string& id) {
    state_->document["id"] = id;
    return *this;
}

RecordingBuilder& RecordingBuilder::duration(double seconds) {
    state_->document["duration_s"] = seconds;
    return *this;
}

RecordingBuilder& RecordingBuilder::step(double seconds) {
    state_->document["step_s"] = seconds;
    return *this;
}

RecordingBuilder& RecordingBuilder::terminal(const std::string& id, const std::string& type) {
    state_->terminal(id)["type"] = type;
    return *this;
}

RecordingBuilder& RecordingBuilder::address(const std::string& terminal, const std::string& ipOrMac) {
    state_->terminal(terminal)["address"] = ipOrMac;
    return *this;
}

RecordingBuilder& RecordingBuilder::position(const std::string& terminal, double x, double y) {
    state_->terminal(terminal)["position_m"] = {x, y};
    return *this;
}

RecordingBuilder& RecordingBuilder::stream(const std::string& terminal, const std::string& name,
                                           const std::string& kind, const std::string& file,
                                           double offsetSeconds) {
    state_->terminal(terminal)["streams"].push_back(
        {{"name", name}, {"kind", kind}, {"file", file}, {"offset_s", offsetSeconds}});
    return *this;
}

RecordingBuilder& RecordingBuilder::table(const std::string& terminal, const std::string& csv,
                                          double offsetSeconds) {
    const std::string file = "behavior/" + terminal + ".csv";
    writeFile(state_->folder / file, csv);
    return stream(terminal, "behavior", "table", file, offsetSeconds);
}

RecordingBuilder& RecordingBuilder::table(const std::string& terminal, double interval,
                                          const std::map<std::string, ColumnFormula>& columns,
                                          double offsetSeconds) {
    std::ostringstream csv;
    csv.imbue(std::locale::classic());
    csv.precision(9);
    csv << "t";
    for (const auto& [name, formula] : columns) {
        csv << ',' << name;
    }
    csv << '\n';
    const double duration = state_->document["duration_s"];
    for (std::size_t row = 0; static_cast<double>(row) * interval <= duration; ++row) {
        const double t = static_cast<double>(row) * interval;
        csv << t;
        for (const auto& [name, formula] : columns) {
            csv << ',' << formula(t);
        }
        csv << '\n';
    }
    return table(terminal, csv.str(), offsetSeconds);
}

RecordingBuilder& RecordingBuilder::images(const std::string& terminal, const std::string& name, int width,
                                           int height, double framesPerSecond, const FramePainter& paint,
                                           double offsetSeconds) {
    std::string folder = "video/";
    folder += terminal;
    folder += '.';
    folder += name;
    const double duration = state_->document["duration_s"];
    std::vector<std::uint8_t> grey(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (std::size_t index = 0; static_cast<double>(index) / framesPerSecond <= duration; ++index) {
        paint(index, grey);
        const auto milliseconds = std::llround(1000.0 * static_cast<double>(index) / framesPerSecond);
        writeFile(state_->folder / folder / (std::to_string(milliseconds) + ".png"),
                  greyPng(width, height, grey));
    }
    return stream(terminal, name, "video", folder, offsetSeconds);
}

RecordingBuilder& RecordingBuilder::link(const std::string& from, const std::string& to,
                                         const std::string& kind, double weight) {
    Json entry = {{"from", from}, {"to", to}, {"kind", kind}};
    if (weight >= 0.0) {
        entry["weight"] = weight;
    }
    state_->document["links"].push_back(entry);
    return *this;
}

RecordingBuilder& RecordingBuilder::instructions(const std::string& csv) {
    writeFile(state_->folder / "logs/instructions.csv", csv);
    state_->document["logs"]["instructions"] = "logs/instructions.csv";
    return *this;
}

RecordingBuilder& RecordingBuilder::communication(const std::string& csv) {
    writeFile(state_->folder / "logs/communication.csv", csv);
    state_->document["logs"]["communication"] = "logs/communication.csv";
    return *this;
}

RecordingBuilder& RecordingBuilder::annotations(const std::string& json) {
    writeFile(state_->folder / "annotations.json", json);
    state_->document["annotations"] = "annotations.json";
    return *this;
}

fs::path RecordingBuilder::write() const {
    writeFile(state_->folder / "recording.json", state_->document.dump(1) + "\n");
    return state_->folder;
}

} // namespace vestigo::testing
