// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/dataset/synthetic/scene_state.h"
#include "core/timeline/picture.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vestigo::dataset::synthetic {

enum class CameraSubject : std::uint8_t { Device, Operator };

/// A camera and what it looks at. One spec gives the same pixels for the same states on every machine.
struct CameraSpec {
    Machine machine = Machine::CncLathe;
    CameraSubject subject = CameraSubject::Device;
    std::uint64_t plantSeed = 1;    ///< hall, house colours, habits of labelling: shared by a plant
    std::uint64_t terminalSeed = 1; ///< this machine: make, colours, layout, kinds of its instruments
    std::uint64_t cameraSeed = 1;   ///< place, tilt, lens, sensor
    int width = 320;                ///< 64 .. 1280, even
    int height = 240;               ///< 48 .. 1024, even
    double framesPerSecond = 8.0;   ///< for the blur of what moves; 1 .. 60
    double noise = 0.5;             ///< of the sensor, 0 none .. 1 cheap camera in poor light
    std::string label;              ///< on the machine's plate, ASCII: "PRS-02"; empty: the type's word
};

struct NamedBox {
    std::string name;
    timeline::Box box;
};

/// One picture with what lies where in it. Names of regions are those of the contract: control_panel,
/// indicator_lights, moving_part, gauge, operator_hands, display.
struct DrawnFrame {
    timeline::Picture picture; ///< Bgr24, t as in the state
    /// Boxes in the frame, pixels. moving_part is all of the space that the part moves in; operator_hands
    /// encloses the hands as they are now and is missing while nobody is there.
    std::vector<NamedBox> regions;
    /// What is to be seen of the state's effects, by the names of SceneState's members: "smoke", "leak",
    /// "sparks", "glow", "misalignment", "vibration", "jam", "wear", "foreignObject", "strangeDevice",
    /// "cover", "panelDoor", "guardDoor", "danger" (a hand where none belongs), "helmet" (the bare head),
    /// "phone", "tripped", "error".
    std::vector<NamedBox> effects;
    double coveredShare = 0.0; ///< of the picture, by what is before the lens
    /// Only with DrawOptions::truth: the same picture without what is before the lens (same noise), and the
    /// mask of what is hidden (Grey8, 255 hidden). The mask is empty where nothing is.
    timeline::Picture uncovered;
    timeline::Picture coverMask;
};

struct DrawOptions {
    bool truth = false;
};

/// Draws what one camera of the synthetic plant sees. What stands still is drawn once, at create. Not
/// thread-safe; make one for each thread.
class CameraView {
public:
    virtual ~CameraView() = default;
    virtual DrawnFrame draw(const SceneState& state, const DrawOptions& options) = 0;
    DrawnFrame draw(const SceneState& state) { return draw(state, DrawOptions()); }
    /// The regions that do not move, whatever the state (all but operator_hands), as in DrawnFrame.
    virtual const std::vector<NamedBox>& fixedRegions() const = 0;
    /// How many gauges and seven-segment displays this view has room for.
    virtual int gauges() const = 0;
    virtual int digitDisplays() const = 0;

    /// Refuses sizes, rates and text outside the limits of CameraSpec.
    static Result<std::unique_ptr<CameraView>> create(const CameraSpec& spec);
};

/// When a camera of this rate takes its pictures within [0, duration): jitter of real cameras, and lost
/// frames
/// (`dropShare` of them, some in bursts). Whole milliseconds, strictly rising.
std::vector<std::int64_t> frameMilliseconds(double durationSeconds, double framesPerSecond, double dropShare,
                                            std::uint64_t seed);

} // namespace vestigo::dataset::synthetic
