using Samples.Hello;
using TelOS.Runtime;

using LocalParent parent = new();

// The server is one component: its root hands out sessions, its entrypoint serves them.
using Env server = parent.CreateEnv("server");
using GreeterRoot root = new(server.Entrypoint);
using Capability service = server.Entrypoint.Manage(root);
server.Announce(root.ServiceName, service);

// The client is another one.
using Env client = parent.CreateEnv("client");
using HelloConnection hello = new(client);
Console.WriteLine(hello.Greet("Ada").Value);
Console.WriteLine($"2 + 3 = {hello.Add(2, 3)}");
Console.WriteLine($"greeting nobody: {hello.Greet("").Error}");
