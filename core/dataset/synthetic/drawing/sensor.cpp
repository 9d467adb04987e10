// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/sensor.h"

#include "core/base/random.h"
#include "core/dataset/synthetic/drawing/noise.h"

#include <opencv2/imgproc.hpp>

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr std::size_t grains = 1U << 16U;
constexpr float grainScale = 24.0F; // of one standard deviation, in the table

cv::Mat matrixOf(Pixels& pixels) {
    return {pixels.height, pixels.width, CV_MAKETYPE(CV_8U, pixels.channels), pixels.bytes.data()};
}

std::uint64_t momentOf(double t) {
    return static_cast<std::uint64_t>(
        std::llround(std::isfinite(t) ? std::clamp(t, -1e9, 1e9) * 1000.0 : 0.0));
}

/// Light scattered in the lens about what shines.
void bloom(cv::Mat& picture) {
    cv::Mat small;
    cv::resize(picture, small, {std::max(1, picture.cols / 4), std::max(1, picture.rows / 4)}, 0, 0,
               cv::INTER_AREA);
    bool any = false;
    for (int y = 0; y < small.rows; ++y) {
        auto* pixel = small.ptr<cv::Vec4b>(y);
        for (int x = 0; x < small.cols; ++x) {
            const int shining = pixel[x][3];
            any = any || shining > 40;
            for (int c = 0; c < 3; ++c) {
                pixel[x][c] = static_cast<std::uint8_t>(pixel[x][c] * shining / 255 * 2 / 5);
            }
        }
    }
    if (any) {
        cv::GaussianBlur(small, small, {}, std::max(1.0, picture.cols / 260.0));
        cv::Mat glow;
        cv::resize(small, glow, picture.size(), 0, 0, cv::INTER_LINEAR);
        cv::add(picture, glow, picture, cv::noArray(), -1);
    }
}

} // namespace

Sensor::Sensor(const CameraSpec& spec, int margin)
    : spec_(spec)
    , margin_(margin)
    , bend_(mix(-0.03F, 0.09F, choice(spec.cameraSeed, 1)))
    , vignette_(mix(0.05F, 0.32F, choice(spec.cameraSeed, 2)))
    , noise_(0.7F + 4.2F * amount(spec.noise))
    , grey_(choice(spec.cameraSeed, 3) < 0.07F)
    , white_{mix(0.93F, 1.07F, choice(spec.cameraSeed, 4)), 1.0F,
             mix(0.94F, 1.06F, choice(spec.cameraSeed, 5))}
    , lampX_(mix(-0.2F, 1.2F, choice(spec.cameraSeed, 6)))
    , lampY_(mix(-0.3F, 0.4F, choice(spec.cameraSeed, 7)))
    , grain_(grains + 4096) {
    Random random(scramble(spec.cameraSeed, 8));
    for (std::int8_t& grain : grain_) {
        grain = static_cast<std::int8_t>(
            std::clamp(std::lround(random.normal() * static_cast<double>(grainScale)), -127L, 127L));
    }
}

void Sensor::aim(const SceneState& state) {
    const std::uint64_t moment = scramble(spec_.cameraSeed + 77, momentOf(state.t));
    const auto wide = static_cast<float>(spec_.width);
    const float shake = bounded(state.camera.shakePixels, 0.0F, 12.0F) * wide / 320.0F;
    // Sums of uniform choices are near enough to a normal one.
    const auto swing = [&](std::uint64_t first) {
        return (choice(moment, first) + choice(moment, first + 1) + choice(moment, first + 2) - 1.5F) * 2.0F;
    };
    const auto limit = static_cast<float>(margin_);
    shiftX_ = std::clamp(swing(1) * shake + 0.02F * wide * bounded(state.camera.driftX, -1.0F, 1.0F), -limit,
                         limit);
    shiftY_ = std::clamp(swing(4) * shake + 0.02F * wide * bounded(state.camera.driftY, -1.0F, 1.0F), -limit,
                         limit);
    roll_ = swing(7) * shake / wide * 0.8F;
}

Pixels Sensor::expose(const Pixels& drawn, const SceneState& state) const {
    Pixels lit = drawn;
    light(lit, state);
    cv::Mat picture = matrixOf(lit);
    bloom(picture);
    cv::Mat three;
    cv::cvtColor(picture, three, cv::COLOR_BGRA2BGR);
    cv::Mat mapX(spec_.height, spec_.width, CV_32F);
    cv::Mat mapY(spec_.height, spec_.width, CV_32F);
    const float cx = static_cast<float>(drawn.width) / 2.0F;
    const float cy = static_cast<float>(drawn.height) / 2.0F;
    const float scale = 1.0F / (cx * cx);
    for (int y = 0; y < spec_.height; ++y) {
        float* outX = mapX.ptr<float>(y);
        float* outY = mapY.ptr<float>(y);
        const float py = static_cast<float>(y + margin_) - cy + 0.5F;
        for (int x = 0; x < spec_.width; ++x) {
            const float px = static_cast<float>(x + margin_) - cx + 0.5F;
            const float factor = 1.0F + bend_ * ((px * px + py * py) * scale - 0.4F);
            outX[x] = cx - 0.5F + (px - roll_ * py) * factor + shiftX_;
            outY[x] = cy - 0.5F + (py + roll_ * px) * factor + shiftY_;
        }
    }
    Pixels result(spec_.width, spec_.height, 3);
    cv::Mat out = matrixOf(result);
    cv::remap(three, out, mapX, mapY, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    const float blur = bounded(state.camera.blur, 0.0F, 1.0F);
    if (blur > 0.01F) {
        cv::GaussianBlur(out, out, {}, static_cast<double>(blur * static_cast<float>(spec_.width) / 45.0F));
    }
    return result;
}

void Sensor::deliver(float& x, float& y) const {
    const float cx = static_cast<float>(spec_.width) / 2.0F + static_cast<float>(margin_);
    const float cy = static_cast<float>(spec_.height) / 2.0F + static_cast<float>(margin_);
    const float sx = x - cx - shiftX_;
    const float sy = y - cy - shiftY_;
    float px = sx;
    float py = sy;
    for (int i = 0; i < 4; ++i) { // the inverse of expose's map, by iteration
        const float factor = 1.0F + bend_ * ((px * px + py * py) / (cx * cx) - 0.4F);
        const float rx = sx / factor;
        const float ry = sy / factor;
        px = rx + roll_ * ry;
        py = ry - roll_ * rx;
    }
    x = px + cx - static_cast<float>(margin_);
    y = py + cy - static_cast<float>(margin_);
}

/// The light of the moment on what does not shine by itself.
void Sensor::light(Pixels& picture, const SceneState& state) const {
    const float level = bounded(state.light.level, 0.05F, 4.0F);
    const float warmth = bounded(state.light.warmth, -1.0F, 1.0F);
    const float exposure = bounded(state.camera.exposure, 0.05F, 8.0F);
    const float flicker = 0.14F * bounded(state.light.flicker, 0.0F, 1.0F);
    // On the screen's scale, which is near the square root of light.
    const std::array<float, 3> tint = {std::sqrt(level * (1 - 0.28F * warmth)), std::sqrt(level),
                                       std::sqrt(level * (1 + 0.2F * warmth))};
    const float shine = std::sqrt(exposure);
    const double vehicle = state.distractors.vehicleShadow;
    const bool shadowed = vehicle >= 0.0 && vehicle <= 1.0;
    const float shadow = mix(-0.5F, 1.5F, amount(vehicle)); // its middle, on its way over the scene
    const auto turn = static_cast<float>(std::fmod(static_cast<double>(momentOf(state.t)) * 0.0173, 1.0));
    for (int y = 0; y < picture.height; ++y) {
        const float py = static_cast<float>(y) / static_cast<float>(picture.height);
        const float band = 1.0F + flicker * sine(2 * pi * (py * 1.6F + turn * 7.0F));
        std::uint8_t* pixel = picture.line(y);
        for (int x = 0; x < picture.width; ++x, pixel += 4) {
            float local = band;
            if (!state.light.secondLamp) {
                const float dx = static_cast<float>(x) / static_cast<float>(picture.width) - lampX_;
                const float dy = py - lampY_;
                local *= 1.0F - 0.42F / (1.0F + 2.2F * (dx * dx + dy * dy));
            }
            if (shadowed) {
                const float off =
                    std::abs(static_cast<float>(x) / static_cast<float>(picture.width) - shadow + 0.15F * py);
                local *= 1.0F - 0.3F * smooth(0.4F, 0.22F, off);
            }
            const float self = static_cast<float>(pixel[3]) / 255.0F;
            for (std::size_t c = 0; c < 3; ++c) {
                const float gain = mix(local * tint[c], 1.0F, self) * shine * white_[c];
                const float value = static_cast<float>(pixel[c]) * gain;
                // Highlights bend over before they are cut off.
                pixel[c] = static_cast<std::uint8_t>(
                    value < 200.0F ? value : std::min(255.0F, 200.0F + (value - 200.0F) * 0.6F));
            }
        }
    }
}

timeline::Picture Sensor::develop(const Pixels& in, const SceneState& state) const {
    timeline::Picture picture;
    picture.t = state.t;
    picture.width = picture.sourceWidth = spec_.width;
    picture.height = picture.sourceHeight = spec_.height;
    picture.bytesPerLine = static_cast<std::size_t>(spec_.width) * 3;
    auto bytes = std::make_shared<std::vector<std::uint8_t>>(picture.bytesPerLine *
                                                             static_cast<std::size_t>(spec_.height));
    // Noise of the light itself grows with its root; that of reading is the same everywhere; gain for poor
    // light lifts both.
    const float gain = bounded(state.camera.noise, 0.0F, 8.0F) /
                       std::sqrt(std::max(0.25F, bounded(state.light.level, 0.05F, 4.0F)));
    std::array<std::int32_t, 256> strength{};
    for (std::size_t i = 0; i < strength.size(); ++i) {
        const float level = static_cast<float>(i) / 255.0F;
        const float dark = level < 0.06F ? 0.55F + 7.5F * level : 1.0F; // black is cut off
        strength[i] = static_cast<std::int32_t>(noise_ * gain * dark * std::sqrt(0.35F + 0.65F * level) *
                                                256.0F / grainScale);
    }
    const std::uint64_t moment = scramble(spec_.cameraSeed + 5, momentOf(state.t));
    const float cx = static_cast<float>(spec_.width) / 2.0F;
    const float cy = static_cast<float>(spec_.height) / 2.0F;
    for (int y = 0; y < spec_.height; ++y) {
        const std::uint8_t* from = in.line(y);
        std::uint8_t* to = bytes->data() + static_cast<std::size_t>(y) * picture.bytesPerLine;
        const std::int8_t* grain = grain_.data() + scramble(moment, static_cast<std::uint64_t>(y)) % grains;
        const float dy = (static_cast<float>(y) - cy) / cx;
        for (int x = 0; x < spec_.width; ++x, from += 3, to += 3) {
            const float dx = (static_cast<float>(x) - cx) / cx;
            const auto shade =
                static_cast<std::int32_t>(256.0F * (1.0F - vignette_ * 0.6F * (dx * dx + dy * dy)));
            std::array<std::int32_t, 3> value{};
            for (std::size_t c = 0; c < 3; ++c) {
                value[c] = from[c] * shade;
            }
            if (grey_) {
                value.fill((value[0] * 29 + value[1] * 150 + value[2] * 77) >> 8);
            }
            const std::size_t first = std::size_t{2} * static_cast<std::size_t>(x);
            const int common = int{grain[first]};
            for (std::size_t c = 0; c < 3; ++c) {
                const int own = grey_ ? common : (common * 3 + int{grain[first + 1 + c * 411]}) / 3;
                const std::int32_t level = std::clamp(value[c] >> 8, 0, 255);
                to[c] = static_cast<std::uint8_t>(std::clamp(
                    (value[c] + own * strength[static_cast<std::size_t>(level)] + 128) >> 8, 0, 255));
            }
        }
    }
    picture.pixels = std::move(bytes);
    return picture;
}

} // namespace vestigo::dataset::synthetic::drawing
