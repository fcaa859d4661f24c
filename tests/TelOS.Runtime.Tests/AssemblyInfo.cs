using Xunit.Sdk;
using Xunit.v3;

// Some tests count what a call allocates; another test that borrows pooled messages meanwhile would make them allocate.
[assembly: Parallelization(Mode = ParallelMode.None)]
