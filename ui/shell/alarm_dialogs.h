// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtWidgets/QDialog>

#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace vestigo::ui_shell {

/// Asks who does something, and for a note. "OK" stays off until what has to be said is said.
class PersonDialog : public QDialog {
    Q_OBJECT
public:
    struct Wording {
        QString title;
        QString sentence; ///< what it means, plain text
        QString note;     ///< label of the note; empty: none is asked for
        QString action;   ///< text of the button that does it
        bool noteNeeded = false;
    };

    PersonDialog(const Wording& wording, const QString& person, QWidget* parent);

    QString person() const;
    QString note() const;

protected:
    QFormLayout* form() const { return form_; }

private:
    void check();

    bool noteNeeded_;
    QFormLayout* form_;
    QLineEdit* person_;
    QLineEdit* note_ = nullptr;
    QPushButton* action_ = nullptr;
};

/// Something that can be shelved, as the user reads it.
struct ShelfChoice {
    QString text;
    std::vector<int> subjects; ///< what the session means by it
};

/// Asks what to shelve, for how long, why, and who says so.
class ShelveDialog : public PersonDialog {
    Q_OBJECT
public:
    ShelveDialog(const std::vector<ShelfChoice>& choices, const QString& person, QWidget* parent);

    std::vector<int> subjects() const;
    double seconds() const;

private:
    void showOwnTime();

    std::vector<ShelfChoice> choices_;
    QComboBox* what_;
    QComboBox* length_;
    QSpinBox* hours_;
};

} // namespace vestigo::ui_shell
