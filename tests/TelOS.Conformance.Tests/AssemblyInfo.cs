using Xunit.Sdk;
using Xunit.v3;

// Each test starts processes of its own; several at a time would only wait for each other.
[assembly: Parallelization(Mode = ParallelMode.None)]
