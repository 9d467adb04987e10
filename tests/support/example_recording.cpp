// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recording_builder.h"

#include <cmath>
#include <sstream>

namespace vestigo::testing {

namespace {

constexpr double plcStart = 12.0;
constexpr double cncStart = 14.0;

/// A wave with a step of `jump` from `start` on.
ColumnFormula wave(double mean, double amplitude, double period, double start, double jump) {
    return [=](double t) {
        return mean + amplitude * std::sin(6.283185307 * t / period) + (t >= start ? jump : 0.0);
    };
}

/// A lamp that blinks once a second and, from `start` on, stays dark while the rest flickers.
FramePainter lamp(int width, int height, double framesPerSecond, double start) {
    return [=](std::size_t index, std::vector<std::uint8_t>& grey) {
        const double t = static_cast<double>(index) / framesPerSecond;
        const bool abnormal = t >= start;
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const bool inLamp = x >= width / 4 && x < width / 2 && y >= height / 4 && y < height / 2;
                const bool on = inLamp && !abnormal && std::fmod(t, 1.0) < 0.5;
                const bool flicker = !inLamp && abnormal && index % 2 == 1 && x > width / 2;
                grey[static_cast<std::size_t>(y * width + x)] =
                    static_cast<std::uint8_t>(on ? 230 : (flicker ? 150 : 60 + (x + y) % 8));
            }
        }
    };
}

std::string instructionLog() {
    std::ostringstream log;
    log << "t,terminal,instruction,actor,result\n";
    for (int k = 0; k < 80; ++k) {
        const double t = 0.25 * k;
        const bool abnormal = t >= plcStart;
        log << t << ",plc-01,"
            << (abnormal ? "WRITE_SETPOINT" : (k % 4 == 0 ? "WRITE_OUTPUTS" : "READ_INPUTS")) << ','
            << (abnormal ? "engineer" : "historian") << ',' << (abnormal && k % 3 == 0 ? "error" : "ok")
            << '\n';
    }
    return log.str();
}

std::string communicationLog() {
    std::ostringstream log;
    log << "t,src,dst,protocol,bytes,status\n";
    for (int k = 0; k < 100; ++k) {
        const double t = 0.2 * k;
        log << t << ",plc-01,cnc-01,profinet," << 94 + (k % 5) << ",ok\n";
        log << t + 0.01 << ",cnc-01,plc-01,profinet,622," << (t >= cncStart && k % 2 == 0 ? "retry" : "ok")
            << '\n';
    }
    return log.str();
}

const char* const exampleAnnotations = R"({
 "format": "ind-vibe-annotations", "version": 1, "recording": "example",
 "anomalies": [
  {"id": "a1", "terminal": "plc-01", "type": "malicious_tampering", "start_s": 12.0, "end_s": 18.0,
   "regions": [{"stream": "device", "start_s": 12.0, "end_s": 18.0, "box": [16, 12, 16, 12]}],
   "behavior_segments": [{"start_s": 12.0, "end_s": 18.0, "features": ["load_pct"]}]},
  {"id": "a2", "terminal": "cnc-01", "type": "component_fault", "start_s": 14.0, "end_s": 20.0}
 ],
 "causal_edges": [{"from": "a1", "to": "a2", "lag_s": 2.0}],
 "activities": [{"terminal": "cnc-01", "type": "maintenance", "start_s": 2.0, "end_s": 4.0}],
 "rois": [{"terminal": "plc-01", "stream": "device", "name": "indicator_lights", "start_s": 0.0, "end_s": 20.0,
           "box": [16, 12, 16, 12]}]
}
)";

} // namespace

std::filesystem::path writeExampleRecording(const std::filesystem::path& folder) {
    constexpr int width = 64;
    constexpr int height = 48;
    RecordingBuilder builder(folder);
    builder.id("example").terminal("plc-01", "plc").terminal("cnc-01", "cnc_lathe");
    builder.position("plc-01", 2.0, 5.5).position("cnc-01", 8.0, 5.5);
    builder.images("plc-01", "device", width, height, 5.0, lamp(width, height, 5.0, plcStart));
    builder.images("cnc-01", "device", width, height, 5.0, lamp(width, height, 5.0, cncStart), 0.1);
    builder.table("plc-01", 0.2,
                  {{"load_pct", wave(30.0, 4.0, 5.0, plcStart, 25.0)},
                   {"temperature_c", wave(35.0, 0.5, 11.0, plcStart, 0.0)}});
    builder.table("cnc-01", 0.25,
                  {{"current_a", wave(8.0, 1.0, 4.0, cncStart, 6.0)},
                   {"vibration_mm_s", wave(2.0, 0.2, 3.0, cncStart, 1.5)}},
                  -0.05);
    builder.link("plc-01", "cnc-01").link("plc-01", "cnc-01", "operation", 0.8);
    builder.instructions(instructionLog()).communication(communicationLog());
    return builder.annotations(exampleAnnotations).write();
}

} // namespace vestigo::testing
