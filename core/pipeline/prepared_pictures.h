// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/annotations.h"
#include "core/pipeline/prepared_stream.h"
#include "core/recordings/recording.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace vestigo::pipeline {

/// What the visual path makes of the pictures that someone looks at: a thread that prepares the moments that
/// are asked for, of each stream only the newest. One that is being prepared is finished where the newest
/// lies a little ahead of it, so that something is shown while the cursor moves; else it ends within a frame.
class PreparedPictures {
public:
    /// How the pictures of a stream are prepared: preparationOptions, with networks that load on first use.
    using Choose =
        std::function<vision::PreparationOptions(const std::vector<labels::RegionOfInterest>& regions,
                                                 const std::string& terminal, const std::string& stream)>;
    struct Options {
        PreparedStream::Options stream;
        Choose choose;
        std::size_t streams = 4; ///< kept open, each with its decoder and cache
    };
    struct Stream {
        std::string terminal;
        std::string name; ///< "device", ...
    };
    /// Called from the thread. `generation` is what setRecording() returned, `t` the moment that was asked
    /// for.
    struct Sinks {
        std::function<void(std::uint64_t generation, const Stream&, double t,
                           const timeline::PreparedPicturePtr&)>
            ready;
        std::function<void(std::uint64_t generation, const Stream&, double t, const Error&)> failed;
    };

    PreparedPictures(Options options, Sinks sinks);
    ~PreparedPictures();
    PreparedPictures(const PreparedPictures&) = delete;
    PreparedPictures& operator=(const PreparedPictures&) = delete;

    /// Another recording, or other clocks of it; may be null. What is under way for the old one ends.
    std::uint64_t setRecording(std::shared_ptr<const recordings::Recording> recording);
    /// The frame shown at `t` of the common clock; `complete`: with covered parts drawn by the network.
    void request(const std::string& terminal, const std::string& stream, double t, bool complete);
    /// Nobody waits for anything any more.
    void forget();
    /// Every request was answered, or is not waited for any more.
    bool isIdle() const;

private:
    struct Wish {
        Stream stream;
        double t = 0.0;
        bool complete = false;
    };
    struct Open {
        Stream stream;
        std::unique_ptr<PreparedStream> prepared;
    };
    using Lock = std::unique_lock<std::mutex>;

    void work();
    void serve(const Wish& wish, Lock& lock);
    Outcome<timeline::PreparedPicturePtr> prepare(const recordings::Recording& recording, const Wish& wish,
                                                  const CancelToken& cancel);
    Result<PreparedStream*> streamOf(const recordings::Recording& recording, const Stream& stream);
    bool goesOn(const Wish& wish) const;

    const Options options_;
    const Sinks sinks_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    bool ending_ = false;
    std::uint64_t generation_ = 0;
    std::shared_ptr<const recordings::Recording> recording_;
    std::list<Wish> wishes_; ///< one of each stream, oldest first
    std::optional<Wish> running_;
    CancelSource cancel_; ///< of what is running

    // The thread's own.
    std::uint64_t openGeneration_ = 0;
    std::list<Open> open_; ///< newest first
    std::vector<labels::RegionOfInterest> regions_;
    std::thread thread_;
};

} // namespace vestigo::pipeline
