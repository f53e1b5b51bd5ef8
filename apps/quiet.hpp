#pragma once

namespace koers::app {

/// Keeps standard error away from a library that prints there in English, as long as it lives. What went wrong is told
/// afterwards, in Dutch.
class Quiet {
public:
    Quiet();
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;
    ~Quiet();

private:
    int kept_;
};

} // namespace koers::app
