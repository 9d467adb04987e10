// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/align.h"
#include "core/dataset/dataset_file.h"
#include "core/dataset/gap_filling.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>

using namespace vestigo;
using namespace vestigo::dataset;
using timeline::FeatureSeries;

namespace {

constexpr std::size_t warmUpSteps = 4; ///< the plant ran before its log began; our first windows are not full

/// Both series where both were measured.
struct Pairs {
    std::vector<double> ours;
    std::vector<double> theirs;

    void add(const FeatureSeries& our, const FeatureSeries& their) {
        for (std::size_t k = warmUpSteps; k < our.values.size(); ++k) {
            if (our.present[k] == measured && their.present[k] == measured) {
                ours.push_back(our.values[k]);
                theirs.push_back(their.values[k]);
            }
        }
    }

    double correlation() const {
        const auto n = static_cast<double>(ours.size());
        double x = 0.0;
        double y = 0.0;
        for (std::size_t i = 0; i < ours.size(); ++i) {
            x += ours[i] / n;
            y += theirs[i] / n;
        }
        double xx = 0.0;
        double yy = 0.0;
        double xy = 0.0;
        for (std::size_t i = 0; i < ours.size(); ++i) {
            xx += (ours[i] - x) * (ours[i] - x);
            yy += (theirs[i] - y) * (theirs[i] - y);
            xy += (ours[i] - x) * (theirs[i] - y);
        }
        return xy / std::sqrt(std::max(1e-12, xx * yy));
    }

    /// Median of |ours - theirs| in units of their mean.
    double deviation() const {
        std::vector<double> differences;
        double mean = 0.0;
        for (std::size_t i = 0; i < ours.size(); ++i) {
            differences.push_back(std::abs(ours[i] - theirs[i]));
            mean += std::abs(theirs[i]) / static_cast<double>(ours.size());
        }
        const auto middle = differences.begin() + static_cast<std::ptrdiff_t>(differences.size() / 2);
        std::nth_element(differences.begin(), middle, differences.end());
        return *middle / std::max(mean, 1e-9);
    }
};

const FeatureSeries* find(const std::vector<FeatureSeries>& features, const std::string& name) {
    const auto found = std::find_if(features.begin(), features.end(),
                                    [&name](const FeatureSeries& series) { return series.name == name; });
    return found == features.end() ? nullptr : &*found;
}

void compareRecording(const std::filesystem::path& folder, std::map<std::string, Pairs>& pairs) {
    const auto recording = recordings::openRecording(folder);
    QVERIFY(recording);
    const auto logs = featuresFromLogs(*recording, {}, {});
    QVERIFY(logs.finished());
    for (std::size_t i = 0; i < recording->terminals.size(); ++i) {
        const auto table = alignTable(*recording, recording->terminals[i], {}, {});
        if (!table.finished()) {
            continue;
        }
        for (const FeatureSeries& our : logs.value().terminals[i]) {
            if (const FeatureSeries* their = find(table.value(), our.name)) {
                pairs[our.name].add(our, *their);
            }
        }
    }
}

} // namespace

class LogReferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// In a third of the recordings of plant-a (synthetic, by a generator that is not ours) the tables carry
    /// the sixteen columns as well as the logs that they follow from.
    void agreesWithThePlantsOwnColumns() {
        const std::filesystem::path folder = std::filesystem::path(VESTIGO_SHARED_DIR) / "data/plant-a";
        if (!std::filesystem::exists(folder)) {
            QSKIP("shared data are not here");
        }
        const auto dataset = openDataset(folder);
        QVERIFY(dataset);
        std::map<std::string, Pairs> pairs;
        for (const DatasetEntry& entry : dataset->recordings) {
            if (entry.split != Split::Test) {
                compareRecording(entry.folder, pairs);
            }
        }
        QCOMPARE(pairs.size(), std::size_t(16));
        for (const auto& [name, both] : pairs) {
            qInfo("%s: %zu steps, correlation %.3f, deviation %.3f", name.c_str(), both.ours.size(),
                  both.correlation(), both.deviation());
            // The clocks of the tables are up to 1 s off, which few events a window feel most.
            QVERIFY2(both.correlation() > 0.65, name.c_str());
        }
        for (const char* name :
             {"comm_rate_in", "comm_rate_out", "comm_bytes_in", "comm_peers", "comm_rtt_ms"}) {
            QVERIFY2(pairs[name].correlation() > 0.9, name);
        }
        QVERIFY(pairs["comm_rtt_ms"].deviation() < 0.1);
    }
};

QTEST_GUILESS_MAIN(LogReferenceTest)
#include "log_reference_test.moc"
