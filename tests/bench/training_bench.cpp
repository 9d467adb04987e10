// SPDX-License-Identifier: GPL-3.0-or-later
// What one recording costs in the training of VG-MS-ST-GAT, on one thread:
//   training_bench [ROUNDS [STEPS [TERMINALS]]]
// A drawn recording of the sizes of the synthetic plants (28 columns of which two thirds are there, two
// streams of maps of 64 x 4 x 4), the network that NetworkSpec describes. Prints processor milliseconds,
// least and median of the rounds, of the variation, of the whole gradient and of a prediction, then
// LibTorch's operations by their own time, in milliseconds a gradient.
#include "core/models/learning/settle.h"
#include "core/models/vgmsstgat/augmentation.h"
#include "core/models/vgmsstgat/recording_gradient.h"
#include "core/models/vgmsstgat/validation.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <map>
#include <string>
#include <vector>

using namespace vestigo::models;
using namespace vestigo::models::vgmsstgat;

namespace {

double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

Sample drawn(const NetworkSpec& spec, std::int64_t terminals, std::int64_t steps) {
    constexpr std::int64_t columns = 28;
    torch::manual_seed(1);
    Sample sample;
    NetworkInput& input = sample.input;
    input.columnsPresent =
        (torch::rand({terminals, columns, 1}) < 0.66).to(torch::kFloat32).repeat({1, 1, steps});
    input.columns =
        torch::randn({terminals, columns, steps, spec.columnChannels}) * input.columnsPresent.unsqueeze(-1);
    input.columnKinds = torch::arange(columns).repeat({terminals, 1});
    input.maps = torch::randn({terminals, 2, steps, spec.mapChannels, 4, 4}) * 0.3;
    input.measures = torch::randn({terminals, 2, steps, spec.pictureMeasures});
    input.picturesPresent = torch::ones({terminals, 2, steps});
    input.present = torch::ones({terminals, steps});
    input.observed = torch::randn({terminals, steps, 3});
    input.relations = {torch::rand({terminals, terminals}), torch::rand({terminals, terminals}),
                       torch::rand({terminals, terminals})};
    sample.abnormal = (torch::rand({terminals, 1}) < 0.3).to(torch::kFloat32).repeat({1, steps});
    sample.types = torch::zeros({terminals, steps}, torch::kLong);
    sample.counts = torch::ones({terminals, steps});
    return sample;
}

void measure(const char* what, int rounds, const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const double begin = now();
        work();
        times.push_back(now() - begin);
    }
    std::sort(times.begin(), times.end());
    std::printf("%-12s least %7.1f ms, median %7.1f ms\n", what, times.front(), times[times.size() / 2]);
}

struct Operation : at::ObserverContext {
    double begin = now();
};
struct Cost {
    double own = 0.0;
    int calls = 0;
};
std::map<std::string, Cost> costs;
std::vector<double> inner{0.0}; // time of the operations within each of those that run

void printOperations(const std::function<void()>& work, int rounds) {
    auto callback = at::RecordFunctionCallback(
                        [](const at::RecordFunction&) -> std::unique_ptr<at::ObserverContext> {
                            inner.push_back(0.0);
                            return std::make_unique<Operation>();
                        },
                        [](const at::RecordFunction& function, at::ObserverContext* context) {
                            const double whole = now() - static_cast<Operation*>(context)->begin;
                            Cost& cost = costs[function.name()];
                            cost.own += whole - inner.back();
                            ++cost.calls;
                            inner.pop_back();
                            inner.back() += whole;
                        })
                        .scopes({at::RecordScope::FUNCTION, at::RecordScope::BACKWARD_FUNCTION});
    const auto handle = at::addThreadLocalCallback(callback);
    for (int i = 0; i < rounds; ++i) {
        work();
    }
    at::removeCallback(handle);
    std::vector<std::pair<std::string, Cost>> sorted(costs.begin(), costs.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const auto& a, const auto& b) { return a.second.own > b.second.own; });
    for (std::size_t i = 0; i < std::min<std::size_t>(25, sorted.size()); ++i) {
        std::printf("%8.1f %6d  %s\n", sorted[i].second.own / rounds, sorted[i].second.calls / rounds,
                    sorted[i].first.c_str());
    }
}

} // namespace

int main(int count, char** arguments) {
    const int rounds = count > 1 ? std::max(1, std::atoi(arguments[1])) : 5;
    const int steps = count > 2 ? std::max(16, std::atoi(arguments[2])) : 128;
    const int terminals = count > 3 ? std::max(1, std::atoi(arguments[3])) : 10;
    beginTraining(1, 1);
    NetworkSpec spec;
    spec.mapChannels = 64;
    spec.causal = true;
    Network network(spec);
    std::printf("%lld parameters\n", static_cast<long long>(parameterCount(network)));
    const Sample sample = drawn(spec, terminals, steps);
    NetworkTrainingOptions options;
    options.cropSteps = steps;
    options.pictureDrop = options.modalityDrop = options.columnDrop = 0.0;
    measure("variation", rounds, [&] { variedSample(sample, options, 1); });
    const auto learn = [&] { recordingGradient(network, sample, options, 3.0, 1, {}); };
    network.train();
    measure("gradient", rounds, learn);
    network.eval();
    measure("prediction", rounds, [&] { predict(network, sample); });
    network.train();
    printOperations(learn, std::min(3, rounds));
    return 0;
}
