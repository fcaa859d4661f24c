using System.Text;
using Genode;
using Microsoft.Extensions.Logging;
using TelOS.Runtime.Tests.Sessions;

namespace TelOS.Runtime.Tests.Logging;

public sealed class LogWriterTests : IDisposable
{
    private readonly LocalParent _parent = new();
    private readonly ServedRoot _root;
    private readonly Env _client;
    private readonly Messages _messages = new();

    public LogWriterTests()
    {
        var server = _parent.CreateEnv("server");
        _root = new ServedRoot(
            server.Entrypoint,
            "LOG",
            (opcode, ref request, ref reply) => LogDispatcher.Dispatch(_messages, opcode, ref request, ref reply));
        using var root = server.Entrypoint.Manage(_root);
        server.Announce("LOG", root);
        _client = _parent.CreateEnv("client");
    }

    public void Dispose()
    {
        _root.Dispose();
        _parent.Dispose();
    }

    [Fact]
    public void A_line_is_one_message_when_it_ends()
    {
        _client.Log.Write("one ");
        _client.Log.Write("line");
        Assert.Empty(_messages.All);
        _client.Log.WriteLine();

        Assert.Equal(["one line\n"], _messages.All);
    }

    [Fact]
    public void What_has_no_end_goes_out_when_it_is_asked_for()
    {
        _client.Log.Write("no end");
        _client.Log.Flush();
        Assert.Equal(["no end"], _messages.All);
        _client.Log.Flush();
        Assert.Single(_messages.All);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\u00e4")]
    [InlineData("\u20ac")]
    [InlineData("\U0001F600")]
    public void A_long_line_is_split_between_characters(string character)
    {
        var line = string.Concat(Enumerable.Repeat(character, 500));
        _client.Log.WriteLine(line);

        Assert.Equal(line + "\n", string.Concat(_messages.All));
        Assert.All(_messages.All, static message => Assert.InRange(Encoding.UTF8.GetByteCount(message), 1, 231));
        Assert.All(_messages.All.SkipLast(1), static message => Assert.InRange(Encoding.UTF8.GetByteCount(message), 228, 231));
    }

    [Fact]
    public void Halves_of_a_character_that_come_in_two_calls_are_one()
    {
        _client.Log.Write("\U0001F600"[0]);
        _client.Log.Write("\U0001F600"[1]);
        _client.Log.WriteLine('\ud800');

        Assert.Equal(["\U0001F600\ufffd\n"], _messages.All);
    }

    [Fact]
    public void A_terminator_in_a_text_hides_nothing_behind_it()
    {
        _client.Log.WriteLine("before\0after");
        Assert.Equal(["beforeafter\n"], _messages.All);
    }

    [Fact]
    public async Task Lines_of_several_threads_stay_whole()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (var line = 0; line < 200; line++)
            {
                _client.Log.WriteLine(new string((char)('a' + writer), 20));
            }
        })));

        Assert.Equal(800, _messages.All.Count);
        Assert.All(_messages.All, static message => Assert.Equal(new string(message[0], 20) + "\n", message));
    }

    [Fact]
    public void A_log_that_is_gone_does_not_end_its_component()
    {
        _client.Log.WriteLine("heard");
        _root.Dispose();
        _client.Log.WriteLine("lost");

        Assert.Equal(["heard\n"], _messages.All);
    }

    [Fact]
    public void Loggers_write_in_the_manner_of_Genode()
    {
        using var provider = new LogWriterLoggerProvider(_client.Log, LogLevel.Debug);
        var logger = provider.CreateLogger("Store");
        Say(LogLevel.Information, "opened");
        Say(LogLevel.Warning, "slow");
        Say(LogLevel.Error, "no", new IOException("disk"));
        Say(LogLevel.Debug, "fine");
        Say(LogLevel.Trace, "unheard");

        Assert.Equal(
            ["Store: opened\n", "Warning: Store: slow\n", "Error: Store: no\n", "System.IO.IOException: disk\n", "Store: fine\n"],
            _messages.All);

        void Say(LogLevel level, string text, Exception? error = null) => logger.Log(level, 0, text, error, static (said, _) => said);
    }

    private sealed class Messages : ILog
    {
        private readonly Lock _lock = new();
        private readonly List<string> _all = [];

        public IReadOnlyList<string> All
        {
            get
            {
                lock (_lock)
                {
                    return [.. _all];
                }
            }
        }

        public void Write(Utf8Text text)
        {
            lock (_lock)
            {
                _all.Add(text.ToString());
            }
        }
    }
}
