// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/region_path.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace vestigo::vision {

namespace {

constexpr double contrastLimit = 2.0;
constexpr int contrastTiles = 4;
constexpr int backgroundFrames = 200;   ///< that the mixture remembers
constexpr double farFromMixture = 16.0; ///< squared deviations
constexpr double shortestJudgeSeconds = 0.5;
constexpr int fewestFrames = 10;         ///< before there is a background
constexpr double smallestCover = 0.04;   ///< of the region
constexpr double redrawSeconds = 2.0;    ///< after which what is covered is drawn anew
constexpr double forGoodSeconds = 120.0; ///< after which a cover is the background, as after a rebuilding

class Stopwatch {
public:
    explicit Stopwatch(double& sum)
        : sum_(sum)
        , begin_(std::chrono::steady_clock::now()) {}
    ~Stopwatch() { sum_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(); }
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;

private:
    double& sum_;
    std::chrono::steady_clock::time_point begin_;
};

std::vector<std::uint8_t> bytesOf(const cv::Mat& picture) {
    const cv::Mat whole = picture.isContinuous() ? picture : picture.clone();
    return {whole.data, whole.data + whole.total() * whole.elemSize()};
}

float shareOf(const cv::Mat& mask) {
    return mask.empty() ? 0.0F
                        : static_cast<float>(cv::countNonZero(mask)) / static_cast<float>(mask.total());
}

/// The box in pixels of the picture at hand, at least one pixel, inside of it; an empty box is the whole.
cv::Rect pixelsOf(const timeline::Box& box, const timeline::Picture& picture) {
    const cv::Rect whole(0, 0, picture.width, picture.height);
    if (!(box.width > 0.0) || !(box.height > 0.0)) {
        return whole;
    }
    const double x = static_cast<double>(picture.width) / std::max(1, picture.sourceWidth);
    const double y = static_cast<double>(picture.height) / std::max(1, picture.sourceHeight);
    const auto side = [](double value, int most) {
        return static_cast<int>(std::lround(std::clamp(value, 0.0, static_cast<double>(most))));
    };
    const int left = std::min(side(box.x * x, picture.width), picture.width - 1);
    const int top = std::min(side(box.y * y, picture.height), picture.height - 1);
    const int right = std::max(side((box.x + box.width) * x, picture.width), left + 1);
    const int bottom = std::max(side((box.y + box.height) * y, picture.height), top + 1);
    return {left, top, right - left, bottom - top};
}

} // namespace

RegionPath::RegionPath(const timeline::Box& box, const PreparationOptions& options)
    : box_(box)
    , options_(options)
    , contrast_(cv::createCLAHE(contrastLimit, cv::Size(contrastTiles, contrastTiles)))
    , mixture_(cv::createBackgroundSubtractorMOG2(backgroundFrames, farFromMixture, false))
    , judgeSeconds_(std::max(shortestJudgeSeconds, options.frameSeconds))
    , cover_(true, judgeSeconds_) {}

cv::Mat RegionPath::cut(const cv::Mat& frame, const timeline::Picture& picture) const {
    const cv::Size side(options_.side, options_.side);
    const cv::Mat part = frame(pixelsOf(box_, picture));
    cv::Mat scaled;
    const bool smaller = part.cols < side.width || part.rows < side.height;
    cv::resize(part, scaled, side, 0.0, 0.0, smaller ? cv::INTER_LINEAR : cv::INTER_AREA);
    cv::Mat rgb;
    cv::cvtColor(scaled, rgb, scaled.channels() == 1 ? cv::COLOR_GRAY2RGB : cv::COLOR_BGR2RGB);
    return rgb;
}

/// On luminance alone, so that a red lamp stays as red as it is.
cv::Mat RegionPath::equalise(const cv::Mat& rgb) {
    cv::Mat colour;
    cv::cvtColor(rgb, colour, cv::COLOR_RGB2YCrCb);
    cv::Mat light;
    cv::extractChannel(colour, light, 0);
    contrast_->apply(light, light);
    cv::insertChannel(light, colour, 0);
    cv::Mat equalised;
    cv::cvtColor(colour, equalised, cv::COLOR_YCrCb2RGB);
    return equalised;
}

/// `light` is the equalised luminance: in dim light a weak change is seen that is not seen before it, in good
/// light noise hides a few more (tests/bench/eyes_bench moving).
/// What covers the region is not learnt as its background: the mixture is shown the background there.
void RegionPath::learnBackground(const cv::Mat& light, PreparedRegion& region) {
    cv::Mat shown = light;
    if (!occluded_.empty() && !background_.empty()) {
        shown = light.clone();
        background_.copyTo(shown, occluded_);
    }
    cv::Mat moving;
    mixture_->apply(shown, moving,
                    frames_ < backgroundFrames ? 1.0 / (frames_ + 1.0) : 1.0 / backgroundFrames);
    mixture_->getBackgroundImage(background_);
    ++frames_;
    if (!occluded_.empty()) {
        moving |= occluded_;
    }
    region.moving = bytesOf(moving);
    region.movingShare = shareOf(moving);
    region.background = bytesOf(background_);
}

void RegionPath::findOcclusion(const cv::Mat& light, double t, PreparedRegion& region) {
    if (frames_ >= fewestFrames && (!judged_ || t >= judgedAt_ + judgeSeconds_ - 1e-6)) {
        CameraLook look;
        CameraUsual usual;
        const cv::Size tile(tileSide, tileSide);
        cv::resize(light, look.tile, tile, 0.0, 0.0, cv::INTER_AREA);
        cv::resize(background_, usual.tile, tile, 0.0, 0.0, cv::INTER_AREA);
        CoverPlace place;
        place.smallestShare = smallestCover;
        const bool before = !occluded_.empty();
        occluded_ = cv::Mat();
        if (cover_.add(look, usual, place)) {
            cv::resize(cover_.cover(), occluded_, light.size(), 0.0, 0.0, cv::INTER_NEAREST);
        }
        occludedSince_ = before ? occludedSince_ : t;
        if (t - occludedSince_ > forGoodSeconds) {
            occluded_ = cv::Mat(); // the mixture learns it from here on
        }
        judged_ = true;
        judgedAt_ = t;
    }
    if (occluded_.empty()) {
        region.occluded.assign(light.total(), 0);
        return;
    }
    region.occluded = bytesOf(occluded_);
    region.occludedShare = shareOf(occluded_);
}

/// What was drawn stands under the same cover for a while: drawing is by far the dearest stage, and nobody
/// knows what changes under a cover.
Result<Done> RegionPath::complete(PreparedRegion& region, double t) {
    region.completed = region.equalised;
    if (!(region.occludedShare > 0.0F) || !options_.completer) {
        return Done{};
    }
    if (region.occluded != drawnMask_ || !(std::abs(t - drawnAt_) < redrawSeconds)) {
        auto drawn = options_.completer->complete(region.equalised, region.occluded, options_.side);
        if (!drawn) {
            return drawn.error();
        }
        drawn_ = drawn.take();
        drawnMask_ = region.occluded;
        drawnAt_ = t;
    }
    region.completed = onlyUnderMask(region.equalised, drawn_, region.occluded);
    return Done{};
}

Result<PreparedRegion> RegionPath::prepare(const cv::Mat& frame, const timeline::Picture& picture,
                                           PreparationTimes& times) {
    PreparedRegion region;
    region.box = box_;
    cv::Mat rgb;
    cv::Mat light;
    {
        const Stopwatch watch(times.regions);
        rgb = cut(frame, picture);
        region.cut = bytesOf(rgb);
    }
    {
        const Stopwatch watch(times.equalise);
        const cv::Mat equalised = equalise(rgb);
        region.equalised = bytesOf(equalised);
        cv::cvtColor(equalised, light, cv::COLOR_RGB2GRAY);
    }
    {
        const Stopwatch watch(times.background);
        learnBackground(light, region);
    }
    {
        const Stopwatch watch(times.occlusion);
        findOcclusion(light, picture.t, region);
    }
    const Stopwatch watch(times.completion);
    if (auto done = complete(region, picture.t); !done) {
        return done.error();
    }
    return region;
}

} // namespace vestigo::vision
