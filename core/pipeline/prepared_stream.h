// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/pipeline/preparation_history.h"
#include "core/recordings/video.h"
#include "core/timeline/prepared_picture.h"
#include "core/vision/preparation.h"

#include <cstddef>
#include <deque>
#include <filesystem>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::pipeline {

/// One video as it is to be prepared.
struct PreparedSource {
    std::filesystem::path path;
    double offsetSeconds = 0.0; ///< from its own time to the common clock
    /// Where to look and by which networks. They are asked for nothing before they are needed. What a finder
    /// finds is shown region by region, whatever `together` says.
    vision::PreparationOptions options;
    std::vector<std::string> kinds; ///< what options.regions are called, one each; empty: found by a detector
};

/// The visual path at any moment of one video: looks at enough of what came before, goes on from where it was
/// while the moments go forward, begins again elsewhere. Networks are used when a picture needs them: the
/// detector for a video without annotated regions, the completion where it is asked for and something is
/// covered. For one thread.
class PreparedStream {
public:
    struct Options {
        std::filesystem::path indexFolder; ///< where frame times are kept; empty: nowhere
        HistoryReach reach;
        std::size_t cacheBytes = 24U << 20U; ///< for prepared pictures, the newest at least
    };
    PreparedStream(PreparedSource source, Options options);

    /// The frame shown at `t` of the common clock. `complete`: with covered parts drawn by the network. What
    /// was looked at when it was cancelled, within one frame, is not lost for a later moment.
    Outcome<timeline::PreparedPicturePtr> at(double t, bool complete, const CancelToken& cancel);

    /// Frames that were looked at so far.
    std::size_t looked() const { return looked_; }

private:
    struct Kept {
        std::size_t frame;
        timeline::PreparedPicturePtr picture;
    };
    Outcome<Done> open(const CancelToken& cancel);
    Result<Done> chooseRegions();
    Outcome<Done> goTo(std::size_t frame, const CancelToken& cancel);
    bool resume(std::size_t target);
    Result<Done> plan(std::size_t target);
    Outcome<Done> work(const CancelToken& cancel);
    Outcome<Done> look(std::size_t frame, const CancelToken& cancel);
    timeline::PreparedPicturePtr valueOf(vision::PreparedFrame frame, const timeline::Picture& picture);
    void countLook(const vision::PreparedFrame& frame);
    std::string kindOf(const timeline::Box& box) const;
    timeline::PreparedPicturePtr find(std::size_t frame);
    void keep(std::size_t frame, const timeline::PreparedPicturePtr& picture);
    Result<timeline::PreparedPicturePtr> completed(const timeline::PreparedPicturePtr& picture);

    PreparedSource source_;
    Options options_;
    timeline::RegionSource regionSource_ = timeline::RegionSource::WholeFrame;
    std::shared_ptr<vision::Completer> completer_;
    recordings::FrameIndexPtr index_;
    std::unique_ptr<recordings::VideoReader> reader_;
    double pixels_ = 1.0; ///< of a frame
    std::unique_ptr<vision::Preparation> preparation_;
    std::optional<std::size_t> last_; ///< the frame that was looked at last
    std::deque<std::size_t> pending_; ///< to be looked at, ascending
    double shownAt_ = 0.0;            ///< time of that picture
    timeline::PreparedPicturePtr newest_;
    std::vector<timeline::Box> boxes_;
    double since_ = 0.0;
    double judgedAt_ = 0.0;
    std::size_t frames_ = 0; ///< of the boxes that hold
    std::size_t judged_ = 0;
    std::size_t looked_ = 0;
    std::list<Kept> kept_; ///< newest first
    std::size_t keptBytes_ = 0;
};

} // namespace vestigo::pipeline
