// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/change_energy.h"

#include "tests/support/grey_picture.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace vestigo;
using namespace vestigo::vision;

namespace {

constexpr int width = 96;
constexpr int height = 72;

/// A still picture with structure; `light` is added everywhere, `box` is painted white.
timeline::Picture scene(double t, int light = 0, timeline::Box box = {}) {
    std::vector<std::uint8_t> pixels;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool inside = x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
            pixels.push_back(static_cast<std::uint8_t>(inside ? 250 : 60 + (x * 3 + y * 5) % 40 + light));
        }
    }
    return testing::greyPicture(t, width, height, std::move(pixels));
}

ChangeEnergyOptions optionsFor(std::size_t steps, bool causal = false) {
    ChangeEnergyOptions options;
    options.grid = {0.5, steps};
    options.stream = "device";
    options.causal = causal;
    return options;
}

float valueOf(const ChangeEnergy& energy, const std::string& name, std::size_t step) {
    for (const timeline::FeatureSeries& series : energy.features) {
        if (series.name == name) {
            return series.values[step];
        }
    }
    return -1.0F;
}

/// A box stands in the picture from 10 s to 12 s.
ChangeEnergy intrusion(ChangeEnergyOptions options, timeline::Box box) {
    auto meter = ChangeEnergyMeter::create(options).take();
    for (int i = 0; i <= 80; ++i) {
        const double t = i * 0.25;
        meter->add(scene(t, 0, t >= 10.0 && t <= 12.0 ? box : timeline::Box{}));
    }
    return meter->finish();
}

} // namespace

class ChangeEnergyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aThingThatComesAndStandsIsInBackgroundAndPeak_data() {
        QTest::addColumn<bool>("causal");
        QTest::newRow("offline") << false;
        QTest::newRow("causal") << true;
    }

    void aThingThatComesAndStandsIsInBackgroundAndPeak() {
        QFETCH(bool, causal);
        const ChangeEnergy energy = intrusion(optionsFor(41, causal), {60, 40, 16, 16});
        QVERIFY(valueOf(energy, "device.background", 10) < 0.5F);
        QVERIFY(valueOf(energy, "device.background", 22) > 3.0F);
        QVERIFY(valueOf(energy, "device.peak", 22) > 50.0F);
        QVERIFY(valueOf(energy, "device.change", 20) > 1.0F);
        QVERIFY(valueOf(energy, "device.change", 22) < 0.1F);
    }

    void heatLiesWhereTheThingIs() {
        const ChangeEnergy energy = intrusion(optionsFor(41), {60, 40, 16, 16});
        const timeline::HeatSequence& heat = energy.heat;
        const std::uint8_t* cells = heat.step(22);
        const auto hottest =
            std::max_element(cells, cells + static_cast<std::ptrdiff_t>(heat.columns) * heat.rows) - cells;
        const double x = (static_cast<double>(hottest % heat.columns) + 0.5) * width / heat.columns;
        const double y = (static_cast<double>(hottest / heat.columns) + 0.5) * height / heat.rows;
        QVERIFY2(x > 58 && x < 78 && y > 38 && y < 58, qPrintable(QString("%1 %2").arg(x).arg(y)));
    }

    void keyRegionsDecideWhatCounts() {
        ChangeEnergyOptions options = optionsFor(41);
        options.regions.push_back({{0, 0, 30, 30}, {0.0, 100.0}});
        QVERIFY(valueOf(intrusion(options, {60, 40, 16, 16}), "device.background", 22) <
                0.3F * valueOf(intrusion(options, {5, 5, 16, 16}), "device.background", 22));
    }

    void lightThatChangesEverywhereIsNoChange() {
        auto meter = ChangeEnergyMeter::create(optionsFor(41)).take();
        for (int i = 0; i <= 40; ++i) {
            meter->add(scene(i * 0.5, i > 20 ? 60 : 0));
        }
        const ChangeEnergy energy = meter->finish();
        QVERIFY(valueOf(energy, "device.background", 30) < 0.5F);
        QVERIFY(valueOf(energy, "device.change", 21) < 0.5F);
        QVERIFY(valueOf(energy, "device.luminance", 30) - valueOf(energy, "device.luminance", 10) > 55.0F);
    }

    void causalResultsDoNotKnowTheFuture() {
        auto whole = ChangeEnergyMeter::create(optionsFor(41, true)).take();
        auto half = ChangeEnergyMeter::create(optionsFor(41, true)).take();
        for (int i = 0; i <= 40; ++i) {
            const timeline::Picture picture = scene(i * 0.5, 0, {1.0 * i, i > 20 ? 30.0 : 5.0, 12, 12});
            whole->add(picture);
            if (i <= 20) {
                half->add(picture);
            }
        }
        const ChangeEnergy all = whole->finish();
        const ChangeEnergy early = half->finish();
        for (std::size_t f = 0; f < all.features.size(); ++f) {
            for (std::size_t k = 1; k <= 19; ++k) {
                const float a = all.features[f].values[k];
                const float b = early.features[f].values[k];
                QVERIFY2(a == b || (std::isnan(a) && std::isnan(b)), all.features[f].name.c_str());
            }
        }
    }

    void stepsWithoutFramesAreMissing() {
        auto meter = ChangeEnergyMeter::create(optionsFor(41)).take();
        meter->add(scene(1.0));
        meter->add(scene(15.0));
        meter->add(timeline::Picture());
        const ChangeEnergy energy = meter->finish();
        QVERIFY(std::isnan(valueOf(energy, "device.luminance", 10)));
        QCOMPARE(int(energy.features.front().present[10]), 0);
        QVERIFY(!std::isnan(valueOf(energy, "device.luminance", 30)));
        QVERIFY(ChangeEnergyMeter::create(optionsFor(5)).take()->finish().features.size() >= 5);
    }
};

QTEST_GUILESS_MAIN(ChangeEnergyTest)
#include "change_energy_test.moc"
