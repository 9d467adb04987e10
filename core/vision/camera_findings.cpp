// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/camera_findings.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace vestigo::vision {

namespace {

using timeline::CameraCondition;

constexpr double somethingSeen = 40.0;
constexpr double darkGrey = 34.0;
constexpr double stillUsually = 0.5;
constexpr double saturatedMore = 0.12;
constexpr double saturatedWhole = 0.7;
constexpr double blurredDetail = 0.62;
constexpr double blurredCells = 0.55;
constexpr float texturedDetail = 4.0F; ///< grey levels; what is flatter cannot be blurred
constexpr double sameScene = 0.75;
constexpr float bareDetail = 0.25F;   ///< of the usual; less is left under a cover
constexpr float coveredDetail = 0.5F; ///< of the usual; at the edge of a cover
constexpr double bareShare = 0.35;    ///< of the cells that usually have detail
constexpr double hiddenScene = 0.6;   ///< correlation; a picture out of focus still goes with the usual one

CameraFinding finding(std::size_t step, CameraCondition condition, double severity, double value,
                      double usual) {
    CameraFinding found;
    found.step = step;
    found.condition = condition;
    found.severity = std::clamp(severity, 0.0, 1.0);
    found.value = value;
    found.usual = usual;
    return found;
}

/// A lamp or a display, however small.
bool shinesSomewhere(const CameraLook& look) {
    double brightest = 0.0;
    cv::minMaxLoc(look.tile, nullptr, &brightest);
    return brightest - static_cast<double>(look.dark) >= somethingSeen;
}

void addLight(const CameraLook& look, const CameraUsual& usual, std::vector<CameraFinding>& out) {
    const double saturated = static_cast<double>(look.saturated);
    if (saturated - usual.saturated >= saturatedMore || saturated >= saturatedWhole) {
        CameraFinding found =
            finding(look.step, CameraCondition::Overexposed, saturated, saturated, usual.saturated);
        cv::Mat bright;
        cv::threshold(look.tile, bright, 244.0, 255.0, cv::THRESH_BINARY);
        found.area = cv::boundingRect(bright);
        out.push_back(found);
    } else if (isFlat(look) && !shinesSomewhere(look) && usual.bright - usual.dark >= somethingSeen) {
        // Lamps and displays shine in the dark; where not even they are seen, something lies over the lens.
        out.push_back(finding(look.step, CameraCondition::Covered, 1.0, 1.0, 0.0));
    } else if (static_cast<double>(look.bright) < darkGrey) {
        out.push_back(finding(look.step, CameraCondition::Dark,
                              1.0 - static_cast<double>(look.bright) / 128.0,
                              static_cast<double>(look.bright), usual.bright));
    }
}

/// Nothing changes any more, not even the noise that the same stream shows at other times.
void addFrozen(const CameraLook& look, const CameraUsual& usual, std::vector<CameraFinding>& out) {
    if (isStill(look) && usual.stillShare <= stillUsually) {
        CameraFinding found =
            finding(look.step, CameraCondition::Frozen, 1.0, look.meanChange(), usual.change);
        found.weak = !repeatsExactly(look); // an encoder takes a moment until it repeats exactly
        out.push_back(found);
    }
}

/// What the sensor's noise makes of a flat part of the picture: the detail of the flattest cells.
float noiseOf(const CameraLook& look, const CameraUsual& usual) {
    constexpr std::size_t flattest = lookCells / 20;
    const auto of = [](std::array<float, lookCells> detail) {
        std::nth_element(detail.begin(), detail.begin() + flattest, detail.end());
        return detail[flattest];
    };
    return std::min(of(look.detail), of(usual.detail));
}

/// Median of what is left of the usual detail over the cells that usually have some; 1 where none has.
double detailRatio(const CameraLook& look, const CameraUsual& usual, double& lostShare) {
    std::vector<double> ratios;
    const float noise = noiseOf(look, usual);
    for (std::size_t c = 0; c < lookCells; ++c) {
        if (usual.detail[c] - noise >= texturedDetail) {
            ratios.push_back(static_cast<double>((look.detail[c] - noise) / (usual.detail[c] - noise)));
        }
    }
    if (ratios.size() < lookCells / 10) {
        lostShare = 0.0;
        return 1.0;
    }
    const double spread = std::max(1.0, usual.bright - usual.dark);
    const double contrast = std::clamp(static_cast<double>(look.bright - look.dark) / spread, 0.05, 1.0);
    for (double& ratio : ratios) {
        ratio /= contrast; // a dimmer picture has less detail without being less sharp
    }
    const auto lost =
        std::count_if(ratios.begin(), ratios.end(), [](double ratio) { return ratio < blurredDetail; });
    lostShare = static_cast<double>(lost) / static_cast<double>(ratios.size());
    const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
    std::nth_element(ratios.begin(), middle, ratios.end());
    return *middle;
}

/// Something without detail lies over much of the frame: near the lens everything is out of focus.
void addLensCover(const CameraLook& look, const CameraUsual& usual, double match,
                  std::vector<CameraFinding>& out) {
    const float noise = noiseOf(look, usual);
    int textured = 0;
    int bare = 0;
    cv::Mat covered = cv::Mat::zeros(lookRows, lookColumns, CV_8UC1);
    for (std::size_t c = 0; c < lookCells; ++c) {
        const float whole = usual.detail[c] - noise;
        const float left = look.detail[c] - noise;
        if (whole < texturedDetail) {
            continue;
        }
        ++textured;
        bare += left < bareDetail * whole ? 1 : 0;
        covered.at<std::uint8_t>(static_cast<int>(c) / lookColumns, static_cast<int>(c) % lookColumns) =
            left < coveredDetail * whole ? 255 : 0;
    }
    if (match > hiddenScene || textured < static_cast<int>(lookCells / 3) || bare < bareShare * textured) {
        return;
    }
    const double share = cv::countNonZero(covered) / static_cast<double>(textured);
    CameraFinding found = finding(look.step, CameraCondition::Covered, share, share, 0.0);
    const cv::Rect cells = cv::boundingRect(covered);
    const double x = static_cast<double>(look.tile.cols) / lookColumns;
    const double y = static_cast<double>(look.tile.rows) / lookRows;
    found.area = {
        cv::Point(static_cast<int>(std::floor(cells.x * x)), static_cast<int>(std::floor(cells.y * y))),
        cv::Point(static_cast<int>(std::ceil(cells.br().x * x)),
                  static_cast<int>(std::ceil(cells.br().y * y)))};
    out.push_back(found);
}

void addBlurred(const CameraLook& look, const CameraUsual& usual, double match,
                std::vector<CameraFinding>& out) {
    double lostShare = 0.0;
    const double ratio = detailRatio(look, usual, lostShare);
    if (ratio < blurredDetail && lostShare >= blurredCells && match >= sameScene) {
        out.push_back(finding(look.step, CameraCondition::Blurred, 1.0 - ratio, ratio, 1.0));
    }
}

} // namespace

std::vector<CameraFinding> findingsOf(const CameraLook& look, const CameraUsual& usual) {
    std::vector<CameraFinding> found;
    if (usual.tile.size() != look.tile.size()) {
        return found;
    }
    addLight(look, usual, found);
    addFrozen(look, usual, found);
    if (found.empty()) {
        const double match = correlation(look.tile, usual.tile);
        addLensCover(look, usual, match, found);
        if (found.empty()) {
            addBlurred(look, usual, match, found);
        }
    }
    return found;
}

CameraFinding displacement(std::size_t step, cv::Point2d offset, int tileWidth) {
    const double length = std::hypot(offset.x, offset.y);
    return finding(step, CameraCondition::Displaced, 4.0 * length / tileWidth, length, 0.0);
}

} // namespace vestigo::vision
