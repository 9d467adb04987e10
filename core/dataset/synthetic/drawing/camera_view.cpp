// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/drawing_part.h"
#include "core/dataset/synthetic/drawing/effects.h"
#include "core/dataset/synthetic/drawing/framing.h"
#include "core/dataset/synthetic/drawing/hall.h"
#include "core/dataset/synthetic/drawing/person.h"
#include "core/dataset/synthetic/drawing/regions.h"
#include "core/dataset/synthetic/drawing/sensor.h"
#include "core/dataset/synthetic/drawing/studio.h"

#include <array>

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr std::array<const char*, 6> regionNames = {"control_panel", "indicator_lights", "moving_part",
                                                    "gauge",         "operator_hands",   "display"};
constexpr int displacements =
    12; ///< the still scene is drawn anew for each step of a camera that is pushed aside

bool isKeyRegion(const std::string& name) {
    return std::find(regionNames.begin(), regionNames.end(), name) != regionNames.end();
}

timeline::Box boxOfMask(const Pixels& mask) {
    Area area{mask.width, mask.height, 0, 0};
    for (int y = 0; y < mask.height; ++y) {
        for (int x = 0; x < mask.width; ++x) {
            if (mask.line(y)[x] != 0) {
                area = united(area, {x, y, x + 1, y + 1});
            }
        }
    }
    return {static_cast<double>(area.x0), static_cast<double>(area.y0), static_cast<double>(area.width()),
            static_cast<double>(area.height())};
}

timeline::Picture maskPicture(Pixels mask, double t) {
    timeline::Picture picture;
    picture.t = t;
    picture.width = picture.sourceWidth = mask.width;
    picture.height = picture.sourceHeight = mask.height;
    picture.format = timeline::PixelFormat::Grey8;
    picture.bytesPerLine = static_cast<std::size_t>(mask.width);
    picture.pixels = std::make_shared<std::vector<std::uint8_t>>(std::move(mask.bytes));
    return picture;
}

class View : public CameraView {
public:
    explicit View(const CameraSpec& spec)
        : spec_(spec)
        , style_(styleOf(spec))
        , model_(makeMachine(spec.machine, style_))
        , margin_(std::max(4, spec.width / 24))
        , fineness_(spec.width < 240 ? 3 : 2)
        , studio_(style_, spec.width + 2 * margin_, spec.height + 2 * margin_, fineness_)
        , sensor_(spec, margin_) {
        drawScenery(0, 0.0F);
        sensor_.aim(SceneState());
        fixed_ = delivered(scenery_, true);
    }

    using CameraView::draw;
    DrawnFrame draw(const SceneState& state, const DrawOptions& options) override;
    const std::vector<NamedBox>& fixedRegions() const override { return fixed_; }
    int gauges() const override { return model_->gauges(); }
    int digitDisplays() const override { return model_->digitDisplays(); }

private:
    void drawScenery(int displaced, float direction);
    void build(const SceneState& state, SceneBuilder& builder);
    int stagesOf(const SceneState& state) const;
    const Pixels& drawMoving(const SceneState& state, SceneBuilder& last);
    std::vector<NamedBox> delivered(const std::vector<NamedBox>& boxes, bool key) const;
    bool needsScenery(const SceneState& state);

    CameraSpec spec_;
    Style style_;
    Textures textures_;
    std::unique_ptr<MachineModel> model_;
    int margin_;
    int fineness_;
    Studio studio_;
    Sensor sensor_;
    std::vector<NamedBox> scenery_; ///< the regions that do not move, on the drawn picture
    std::vector<NamedBox> fixed_;   ///< the same on a picture whose camera is at rest
    int displaced_ = 0;
    float displacedDirection_ = 0.0F;
    std::optional<DrawnFrame> last_;
};

/// Draws what stands still, and finds the regions: those of the machine, and all that its part moves in.
void View::drawScenery(int displaced, float direction) {
    const Stage& stage = model_->stage();
    Lens lens = placeCamera(spec_, stage, spec_.width, spec_.height,
                            static_cast<float>(displaced) / displacements, direction);
    lens.middleX += static_cast<float>(margin_);
    lens.middleY += static_cast<float>(margin_);
    SceneBuilder still;
    const Drawing drawing{still, textures_, style_};
    drawHall(drawing, *model_);
    drawClutter(drawing, stage);
    model_->drawStill(drawing);
    std::vector<SceneBuilder::Region> regions = still.regions();
    for (const SceneState& state : model_->extremes()) {
        SceneBuilder moving;
        model_->drawMoving({moving, textures_, style_}, state);
        for (const SceneBuilder::Region& region : moving.regions()) {
            if (isKeyRegion(region.name)) {
                regions.push_back(region);
            }
        }
    }
    const Vec3 middle = (stage.low + stage.high) * 0.5F;
    const float focus = -lens.toCamera(middle).z + 0.5F * (stage.high.z - stage.low.z);
    studio_.setStill(still.parts(), lens, middle, focus);
    scenery_ = boxesOf(regions, lens, "moving_part");
}

void View::build(const SceneState& state, SceneBuilder& builder) {
    const Drawing drawing{builder, textures_, style_};
    model_->drawMoving(drawing, state);
    drawOperator(drawing, model_->stage(), state);
    drawEffects(drawing, model_->stage(), state);
    drawPasserBy(drawing, state);
}

/// How many pictures a moving part is blurred over: by how far it comes while the shutter is open.
int View::stagesOf(const SceneState& state) const {
    const double open = 0.35 / spec_.framesPerSecond;
    const auto fast = [open](double speed, double scale) {
        return std::isfinite(speed) ? std::abs(speed) * open * scale : 0.0;
    };
    const double way = std::max(fast(state.motion.speed, 18.0), fast(state.motion.revolutionsPerSecond, 9.0));
    return std::clamp(1 + static_cast<int>(std::min(way, 10.0)), 1, 4);
}

const Pixels& View::drawMoving(const SceneState& state, SceneBuilder& last) {
    const int count = stagesOf(state);
    std::vector<std::vector<Part>> stages;
    for (int i = count - 1; i >= 0; --i) {
        SceneState then = state;
        const double before = 0.35 / spec_.framesPerSecond * i / count;
        if (i > 0) {
            then.motion.revolutions -= std::fmod(state.motion.revolutionsPerSecond * before, 1.0);
            for (double& position : then.motion.positions) {
                position -= std::clamp(state.motion.speed, -4.0, 4.0) * before;
            }
        }
        SceneBuilder builder;
        build(then, i == 0 ? last : builder);
        stages.push_back((i == 0 ? last : builder).parts());
    }
    return studio_.draw(stages, last.sprites());
}

bool View::needsScenery(const SceneState& state) {
    const int displaced = static_cast<int>(std::lround(amount(state.camera.displaced) * displacements));
    const auto direction = static_cast<float>(std::isfinite(state.camera.displacedDirection)
                                                  ? std::fmod(state.camera.displacedDirection, 1.0)
                                                  : 0.0);
    if (displaced == displaced_ && (displaced == 0 || direction == displacedDirection_)) {
        return false;
    }
    displaced_ = displaced;
    displacedDirection_ = direction;
    return true;
}

std::vector<NamedBox> View::delivered(const std::vector<NamedBox>& boxes, bool key) const {
    std::vector<NamedBox> result;
    for (const NamedBox& named : boxes) {
        if (isKeyRegion(named.name) != key) {
            continue;
        }
        auto x0 = static_cast<float>(named.box.x);
        auto y0 = static_cast<float>(named.box.y);
        auto x1 = static_cast<float>(named.box.x + named.box.width);
        auto y1 = static_cast<float>(named.box.y + named.box.height);
        sensor_.deliver(x0, y0);
        sensor_.deliver(x1, y1);
        timeline::Box box{static_cast<double>(x0), static_cast<double>(y0), static_cast<double>(x1 - x0),
                          static_cast<double>(y1 - y0)};
        if (clipBox(box, spec_.width, spec_.height)) {
            result.push_back({named.name, box});
        }
    }
    return result;
}

DrawnFrame View::draw(const SceneState& state, const DrawOptions& options) {
    if (state.camera.frozen && last_) {
        DrawnFrame frame = *last_;
        frame.picture.t = frame.uncovered.t = frame.coverMask.t = state.t;
        return frame;
    }
    if (needsScenery(state)) {
        drawScenery(displaced_, displacedDirection_);
    }
    SceneBuilder moving;
    const Pixels& drawn = drawMoving(state, moving);
    sensor_.aim(state);
    Pixels picture = sensor_.expose(drawn, state);
    DrawnFrame frame;
    if (options.truth) {
        frame.uncovered = sensor_.develop(picture, state);
    }
    Pixels mask;
    frame.coveredShare = Sensor::cover(picture, mask, state.cover);
    frame.picture = sensor_.develop(picture, state);
    frame.regions = delivered(scenery_, true);
    const auto boxes = boxesOf(moving.regions(), studio_.lens(), "operator_hands");
    frame.effects = delivered(boxes, false);
    for (const NamedBox& box : delivered(boxes, true)) {
        if (box.name == "operator_hands") {
            frame.regions.push_back(box);
        }
    }
    if (!mask.bytes.empty()) {
        frame.effects.push_back({"cover", boxOfMask(mask)});
        if (options.truth) {
            frame.coverMask = maskPicture(std::move(mask), state.t);
        }
    }
    last_ = frame;
    return frame;
}

} // namespace

} // namespace vestigo::dataset::synthetic::drawing

namespace vestigo::dataset::synthetic {

Result<std::unique_ptr<CameraView>> createCameraViewHere(const CameraSpec& spec) {
    return std::unique_ptr<CameraView>(std::make_unique<drawing::View>(spec));
}

} // namespace vestigo::dataset::synthetic
