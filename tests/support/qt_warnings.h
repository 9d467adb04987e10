// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace vestigo::testing {

/// Collects what Qt warns of, so that a test can fail by it: watch in initTestCase(), look in cleanup() with
/// `QCOMPARE(QtWarnings::take(), QStringList())`.
class QtWarnings {
public:
    static void watch();
    /// Warnings and worse since the last call.
    static QStringList take();
};

} // namespace vestigo::testing
