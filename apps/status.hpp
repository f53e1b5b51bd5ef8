#pragma once

namespace koers::app {

/// What the program tells its caller (docs: interface of the command line).
enum Status : int { done = 0, could_not_finish = 1, wrong_input = 2, interrupted = 130 };

} // namespace koers::app
