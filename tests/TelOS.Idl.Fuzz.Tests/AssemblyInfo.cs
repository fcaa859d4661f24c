using Xunit.Sdk;
using Xunit.v3;

// Fuzzers share a given time, and some of them the pools of the runtime: one at a time.
[assembly: Parallelization(Mode = ParallelMode.None)]
