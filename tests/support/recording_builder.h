// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace vestigo::testing {

/// Value of a column at a time, for tables that are made by a formula.
using ColumnFormula = std::function<double(double t)>;

/// Paints frame `index`: width * height bytes, one grey value a pixel.
using FramePainter = std::function<void(std::size_t index, std::vector<std::uint8_t>& grey)>;

/// Writes small valid recordings (spec/recording.md) for everybody's tests: say what it holds, then write().
/// Files of streams and logs are written at once, recording.json by write(). A broken recording is made by
/// overwriting a file afterwards.
class RecordingBuilder {
public:
    /// The folder is made. Defaults: id "built", 20 s, steps of 0.5 s, started 2024-05-17T09:32:00+08:00.
    explicit RecordingBuilder(const std::filesystem::path& folder);
    ~RecordingBuilder();
    RecordingBuilder(const RecordingBuilder&) = delete;
    RecordingBuilder& operator=(const RecordingBuilder&) = delete;

    RecordingBuilder& id(const std::string& id);
    RecordingBuilder& duration(double seconds);
    RecordingBuilder& step(double seconds);

    RecordingBuilder& terminal(const std::string& id, const std::string& type = "plc");
    RecordingBuilder& address(const std::string& terminal, const std::string& ipOrMac);
    RecordingBuilder& position(const std::string& terminal, double x, double y);

    /// Stream "behavior" in behavior/TERMINAL.csv with this text.
    RecordingBuilder& table(const std::string& terminal, const std::string& csv, double offsetSeconds = 0.0);
    /// The same with a row every `interval` seconds over the whole duration, columns in alphabetic order.
    RecordingBuilder& table(const std::string& terminal, double interval,
                            const std::map<std::string, ColumnFormula>& columns, double offsetSeconds = 0.0);
    /// A video stream that is a folder of PNG files, named by their time in ms.
    RecordingBuilder& images(const std::string& terminal, const std::string& stream, int width, int height,
                             double framesPerSecond, const FramePainter& paint, double offsetSeconds = 0.0);
    /// A stream that only stands in recording.json; nothing is written.
    RecordingBuilder& stream(const std::string& terminal, const std::string& name, const std::string& kind,
                             const std::string& file, double offsetSeconds = 0.0);

    /// `weight` below 0: none is given.
    RecordingBuilder& link(const std::string& from, const std::string& to,
                           const std::string& kind = "communication", double weight = -1.0);
    /// Text with its header line.
    RecordingBuilder& instructions(const std::string& csv);
    RecordingBuilder& communication(const std::string& csv);
    RecordingBuilder& annotations(const std::string& json);

    /// Writes recording.json; answers the folder.
    std::filesystem::path write() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Two linked terminals ("plc-01", "cnc-01") of 20 s with a table and image-folder videos each, both logs and
/// annotations. From 12 s on plc-01, from 14 s on cnc-01 behaves abnormally (tables, picture and logs).
std::filesystem::path writeExampleRecording(const std::filesystem::path& folder);

/// A grey picture as a PNG file's bytes (stored, not compressed).
std::string greyPng(int width, int height, const std::vector<std::uint8_t>& grey);

} // namespace vestigo::testing
