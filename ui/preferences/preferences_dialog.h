// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtWidgets/QDialog>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;
class QTimeEdit;

namespace vestigo::ui_preferences {

class DetectorField;

/// What the user can choose once for all.
struct Choices {
    QString language = QStringLiteral("en"); ///< or "zh_CN"
    QString theme = QStringLiteral("light"); ///< "light", "dark" or "system"
    bool frontline = false;
    int cacheMegabytes = 384;       ///< for decoded pictures of all videos together
    QString person;                 ///< who acknowledges and shelves; empty: is asked for
    int shiftStartMinutes = 6 * 60; ///< when a shift begins, minutes after midnight of the site
    int shiftHours = 8;
    int alarmsPerShift = 48; ///< incidents that a shift can bear
    /// What finds key regions where none are annotated: "" (ours), "none", else a TorchScript file.
    QString detector{};

    bool operator==(const Choices& other) const {
        return language == other.language && theme == other.theme && frontline == other.frontline &&
               cacheMegabytes == other.cacheMegabytes && person == other.person &&
               shiftStartMinutes == other.shiftStartMinutes && shiftHours == other.shiftHours &&
               alarmsPerShift == other.alarmsPerShift && detector == other.detector;
    }
};

/// Preferences: each change is told at once; Cancel tells what was there before.
class PreferencesDialog : public QDialog {
    Q_OBJECT
public:
    explicit PreferencesDialog(const Choices& choices, QWidget* parent = nullptr);

    Choices choices() const;
    void done(int result) override;

Q_SIGNALS:
    void changed(const vestigo::ui_preferences::Choices& choices);

protected:
    void changeEvent(QEvent* event) override;

private:
    void show(const Choices& choices);
    void retranslate();
    void tell();

    const Choices before_;
    QFormLayout* form_;
    QComboBox* language_;
    QComboBox* theme_;
    QComboBox* mode_;
    QSpinBox* cache_;
    QLineEdit* person_;
    QTimeEdit* shiftStart_;
    QComboBox* shiftHours_;
    QSpinBox* budget_;
    DetectorField* detector_;
    QDialogButtonBox* buttons_;
};

} // namespace vestigo::ui_preferences
