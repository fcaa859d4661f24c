using Samples.Hello;
using TelOS.Runtime;

// Who serves the session is decided by the configuration of the system, not here.
using Env env = Env.FromParent("hello_client");
using HelloConnection hello = new(env);
env.Log.WriteLine(hello.Greet("Ada").Value);
env.Log.WriteLine($"2 + 3 = {hello.Add(2, 3)}");
env.Log.WriteLine($"greeting nobody: {hello.Greet("").Error}");
env.Exit(0);
