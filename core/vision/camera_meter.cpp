// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/camera_cover.h"
#include "core/vision/camera_health.h"
#include "core/vision/camera_shift.h"
#include "core/vision/meter_part.h"
#include "core/vision/small_picture.h"

#include <algorithm>
#include <cmath>
#include <deque>

namespace vestigo::vision {

namespace {

using timeline::CameraCondition;

constexpr std::size_t mostKeptLooks = 8192;
constexpr std::size_t runningLooks = 30; ///< that say what was usual lately
constexpr std::size_t runningEverySteps = 4;
constexpr std::size_t fewestLearned = 10; ///< of them: a few seconds do not show what a machine usually does
constexpr double longestUnusualSeconds = 120.0; ///< after which the new is the usual, as after a rebuilding
constexpr double steadyForCover = 0.7;
constexpr double steadyForPlace = 0.75;
constexpr double seenForPlace = 0.85; ///< correlation, for a picture to show where the camera looks
constexpr double settledForSure = 0.9;
constexpr double thingShare =
    0.07; ///< of the frame, that a cover takes at least; where people work: personShare

/// A look that lies where the usual picture lies.
struct PlacedLook {
    CameraLook look;                   ///< its tile is moved back
    std::optional<cv::Point2d> offset; ///< by how much it was off; nothing: it does not show
    bool displaced = false;
};

class HealthMeter final : public CameraHealthMeter {
public:
    explicit HealthMeter(const CameraHealthOptions& options)
        : options_(options)
        , running_(options.causal || options.grid.steps > mostKeptLooks)
        , cover_(running_, options.grid.stepSeconds)
        , forth_(options.grid.stepSeconds) {}

    void add(const timeline::Picture& picture) override;
    std::vector<timeline::CameraState> finish() override;

private:
    void take(CameraLook look);
    PlacedLook place(CameraLook look, const CameraUsual& usual);
    void findDisplaced(std::vector<PlacedLook>& looks) const;
    void judge(const PlacedLook& placed, const CameraUsual& usual);
    void learn(const CameraLook& look, bool unusual);
    CoverPlace placeAt(double t, cv::Size tile) const;

    CameraHealthOptions options_;
    bool running_;
    CameraLooks looks_;
    CoverWatch cover_;
    DisplacementWatch forth_;
    cv::Point2d lastShift_;
    std::vector<CameraLook> kept_;
    std::deque<CameraLook> past_;
    CameraUsual usual_;
    std::size_t lastLearned_ = 0;
    std::size_t unusualSince_ = 0;
    bool unusual_ = false;
    std::vector<CameraFinding> findings_;
    cv::Size frame_;
    cv::Size tile_;
    double lastTime_ = 0.0;
    bool begun_ = false;
};

void HealthMeter::add(const timeline::Picture& picture) {
    const double position = std::ceil(picture.t / options_.grid.stepSeconds - 1e-6);
    if (!(position >= 0.0) || position >= static_cast<double>(options_.grid.steps) ||
        (begun_ && picture.t < lastTime_)) {
        return; // outside of the recording, or not in order of time
    }
    const cv::Mat grey = smallGrey(picture);
    if (grey.empty()) {
        return;
    }
    begun_ = true;
    lastTime_ = picture.t;
    frame_.width = std::max(frame_.width, picture.sourceWidth);
    frame_.height = std::max(frame_.height, picture.sourceHeight);
    if (auto look = looks_.add(static_cast<std::size_t>(position), grey)) {
        take(std::move(*look));
    }
}

void HealthMeter::take(CameraLook look) {
    if (tile_.empty()) {
        tile_ = look.tile.size();
    }
    if (look.tile.size() != tile_) {
        return; // a stream that changes its shape is not compared with itself
    }
    if (!running_) {
        kept_.push_back(std::move(look));
        return;
    }
    if (usual_.tile.empty()) {
        learn(look, false);
        return;
    }
    PlacedLook placed = place(look, usual_);
    if (past_.size() < fewestLearned) {
        learn(placed.look, false);
        return;
    }
    placed.displaced = placed.offset && forth_.add(look.step, *placed.offset, tile_.width);
    const std::size_t before = findings_.size();
    judge(placed, usual_);
    const bool unusual = findings_.size() > before;
    learn(unusual ? look : placed.look, unusual);
}

/// What is in a bad state does not become the usual, unless it lasts for good.
void HealthMeter::learn(const CameraLook& look, bool unusual) {
    if (unusual && !unusual_) {
        unusualSince_ = look.step;
    }
    unusual_ = unusual;
    const double lasted = static_cast<double>(look.step - unusualSince_) * options_.grid.stepSeconds;
    if (unusual && lasted < longestUnusualSeconds) {
        return;
    }
    if (past_.empty() || look.step >= lastLearned_ + runningEverySteps) {
        past_.push_back(look);
        lastLearned_ = look.step;
        if (past_.size() > runningLooks) {
            past_.pop_front();
        }
        std::vector<const CameraLook*> looks;
        for (const CameraLook& one : past_) {
            looks.push_back(&one);
        }
        usual_ = usualOf(looks, Lying::Settled);
    }
}

CoverPlace HealthMeter::placeAt(double t, cv::Size tile) const {
    CoverPlace place;
    place.smallestShare = options_.people ? timeline::personShare : thingShare;
    const double x = static_cast<double>(tile.width) / std::max(1, frame_.width);
    const double y = static_cast<double>(tile.height) / std::max(1, frame_.height);
    const auto pixel = [](double value) {
        return static_cast<int>(std::lround(std::clamp(value, -1e4, 1e4)));
    };
    for (const KeyRegion& region : options_.regions) {
        if (region.changing && region.range.contains(t)) {
            place.changing.emplace_back(pixel(region.box.x * x), pixel(region.box.y * y),
                                        std::max(1, pixel(region.box.width * x)),
                                        std::max(1, pixel(region.box.height * y)));
        }
    }
    return place;
}

PlacedLook HealthMeter::place(CameraLook look, const CameraUsual& usual) {
    const cv::Mat seen = look.tile;
    const Settled settled = settle(seen, usual.tile, lastShift_);
    lastShift_ = settled.shift;
    look.tile = settled.tile;
    PlacedLook placed{std::move(look), std::nullopt, false};
    if (usual.steadiness >= steadyForPlace) {
        if (settled.match < settledForSure) {
            placed.offset = clearShift(seen, usual.tile); // further off than can be taken back?
        }
        if (!placed.offset && settled.match >= seenForPlace) {
            placed.offset = settled.shift;
        }
    }
    return placed;
}

/// From its beginning on and, where that was before the recording, back from its end.
void HealthMeter::findDisplaced(std::vector<PlacedLook>& looks) const {
    DisplacementWatch forth(options_.grid.stepSeconds);
    for (PlacedLook& placed : looks) {
        placed.displaced = placed.offset && forth.add(placed.look.step, *placed.offset, tile_.width);
    }
    DisplacementWatch back(options_.grid.stepSeconds);
    for (auto placed = looks.rbegin(); placed != looks.rend(); ++placed) {
        const bool displaced = placed->offset && back.add(placed->look.step, *placed->offset, tile_.width);
        placed->displaced = placed->displaced || displaced;
    }
}

void HealthMeter::judge(const PlacedLook& placed, const CameraUsual& usual) {
    const CameraLook& look = placed.look;
    std::vector<CameraFinding> found = findingsOf(look, usual);
    if (found.empty() && placed.displaced) {
        found.push_back(displacement(look.step, *placed.offset, tile_.width));
    }
    findings_.insert(findings_.end(), found.begin(), found.end());
    // What makes the whole picture another one is no cover over a part of it.
    const bool whole = std::any_of(found.begin(), found.end(), [](const CameraFinding& f) {
        return f.condition != CameraCondition::Frozen;
    });
    if (!whole && usual.steadiness >= steadyForCover) {
        if (const auto cover =
                cover_.add(look, usual, placeAt(options_.grid.time(look.step), look.tile.size()))) {
            findings_.push_back(*cover);
        }
    }
}

std::vector<timeline::CameraState> HealthMeter::finish() {
    if (auto look = looks_.finish()) {
        take(std::move(*look));
    }
    if (!running_ && kept_.size() >= fewestLooks) {
        std::vector<const CameraLook*> looks;
        for (const CameraLook& look : kept_) {
            looks.push_back(&look);
        }
        const CameraUsual usual = usualOf(filming(looks));
        std::vector<PlacedLook> placed;
        for (CameraLook& look : kept_) {
            placed.push_back(place(std::move(look), usual));
        }
        findDisplaced(placed);
        for (const PlacedLook& look : placed) {
            judge(look, usual);
        }
        const std::vector<CameraFinding> covers = cover_.finish();
        findings_.insert(findings_.end(), covers.begin(), covers.end());
        std::stable_sort(findings_.begin(), findings_.end(),
                         [](const CameraFinding& a, const CameraFinding& b) { return a.step < b.step; });
    }
    return statesOf(findings_, options_.grid, options_.causal, frame_, tile_);
}

} // namespace

std::unique_ptr<CameraHealthMeter> makeCameraHealthMeter(const CameraHealthOptions& options) {
    return std::make_unique<HealthMeter>(options);
}

} // namespace vestigo::vision
