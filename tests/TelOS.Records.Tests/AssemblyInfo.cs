using Xunit.Sdk;
using Xunit.v3;

// The programs of the tests use all processors while they are compiled.
[assembly: Parallelization(Mode = ParallelMode.None)]
