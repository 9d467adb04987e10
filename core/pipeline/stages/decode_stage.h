// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bounded_queue.h"
#include "core/dataset/align.h"
#include "core/pipeline/stages/run_context.h"

#include <cstddef>
#include <thread>
#include <vector>

namespace vestigo::pipeline {

/// What one video stream gave.
struct DecodedStream {
    std::size_t terminal = 0; ///< index into the recording's terminals
    std::size_t stream = 0;   ///< index into the terminal's streams
    dataset::VideoFeatures features;
};

/// Decodes all analysed video streams with a few workers and hands them over as they are done. A stream that
/// cannot be decoded becomes a notice. Finished streams are kept in the store, so that a killed run does not
/// decode them again.
class DecodeStage {
public:
    DecodeStage(const RunContext& context, BoundedQueue<DecodedStream>& out, unsigned workers);
    ~DecodeStage();
    DecodeStage(const DecodeStage&) = delete;
    DecodeStage& operator=(const DecodeStage&) = delete;

private:
    struct Task {
        std::size_t terminal;
        std::size_t stream;
    };
    void work();
    void decode(const Task& task);

    const RunContext& context_;
    BoundedQueue<DecodedStream>& out_;
    std::vector<Task> tasks_;
    std::atomic<std::size_t> next_{0};
    std::atomic<std::size_t> done_{0};
    std::atomic<unsigned> running_{0};
    std::vector<std::thread> workers_;
};

/// Streams that take part in the analysis: videos named device or operator whose file is there.
bool isAnalysedVideo(const recordings::Stream& stream);

} // namespace vestigo::pipeline
