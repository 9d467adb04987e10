// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/half.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace vestigo;

class HalfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyHalfSurvives() {
        for (std::uint32_t bits = 0; bits < 65536; ++bits) {
            const auto half = static_cast<Half>(bits);
            if ((bits & 0x7c00U) != 0x7c00U) { // finite
                QCOMPARE(halfOf(floatOf(half)), half);
            }
        }
    }

    void valuesAreThoseOfTheFormat() {
        QCOMPARE(floatOf(0x3c00), 1.0F);
        QCOMPARE(floatOf(0xc100), -2.5F);
        QCOMPARE(floatOf(0x7bff), 65504.0F);
        QCOMPARE(floatOf(0x0001), std::ldexp(1.0F, -24));
        QCOMPARE(floatOf(0x0400), std::ldexp(1.0F, -14));
        QVERIFY(std::isinf(floatOf(0x7c00)));
        QVERIFY(std::isnan(floatOf(0x7e00)));
    }

    void theNearestIsTakenAndTiesGoToEven() {
        QCOMPARE(floatOf(halfOf(1.0F + std::ldexp(1.0F, -11))), 1.0F); // between 1 and 1 + 2^-10
        QCOMPARE(floatOf(halfOf(1.0F + 3.0F * std::ldexp(1.0F, -11))), 1.0F + std::ldexp(1.0F, -9));
        QCOMPARE(floatOf(halfOf(std::ldexp(1.0F, -25))), 0.0F);
        QCOMPARE(floatOf(halfOf(1.6F * std::ldexp(1.0F, -24))), std::ldexp(1.0F, -23));
        for (float value = 1e-4F; value < 6e4F; value *= 1.7F) {
            QVERIFY(std::abs(floatOf(halfOf(-value)) + value) <= value * 0x1p-11F);
        }
    }

    void nothingBecomesInfinite() {
        QCOMPARE(floatOf(halfOf(1e9F)), 65504.0F);
        QCOMPARE(floatOf(halfOf(-std::numeric_limits<float>::infinity())), -65504.0F);
        QCOMPARE(floatOf(halfOf(65519.0F)), 65504.0F);
        QCOMPARE(floatOf(halfOf(std::numeric_limits<float>::quiet_NaN())), 0.0F);
    }
};

QTEST_GUILESS_MAIN(HalfTest)
#include "half_test.moc"
