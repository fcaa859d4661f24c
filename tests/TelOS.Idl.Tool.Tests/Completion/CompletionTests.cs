using Xunit;

namespace TelOS.Idl.Tool.Tests.Completion;

/// <summary>What shells offer, asked of the shells.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CompletionTests()
    {
        _folder.Write("store.tidl", TemporaryFolder.Sound);
        _folder.Write("stock/level.tidl", TemporaryFolder.Sound);
        _folder.Write("storage.txt", "");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tidl ch", "check")]
    [InlineData("tidl n", "new")]
    [InlineData("tidl new c", "client contract")]
    [InlineData("tidl build --c", "--check --cpp --csharp")]
    [InlineData("tidl check --format ", "json sarif text")]
    [InlineData("tidl check sto", "stock store.tidl")]
    [InlineData("tidl build store.tidl --csharp st", "stock")]
    [InlineData("tidl dump store.tidl -o stor", "storage.txt store.tidl")]
    [InlineData("tidl explain TIDL000", "TIDL0001 TIDL0002 TIDL0003 TIDL0004 TIDL0005 TIDL0006 TIDL0007 TIDL0008 TIDL0009")]
    [InlineData("tidl completion z", "zsh")]
    public void Bash_completes_verbs_options_words_and_files(string line, string expected)
    {
        string[] words = line.Split(' ');
        ToolResult result = ToolProcess.Shell(_folder.Path, $$"""
            $TIDL completion bash > tidl.bash && bash -c 'source ./tidl.bash
            COMP_WORDS=({{string.Join(' ', words.Select(word => $"\"{word}\""))}}) COMP_CWORD={{words.Length - 1}}
            _tidl
            printf "%s\n" "${COMPREPLY[@]}"'
            """);
        Assert.Equal("", result.Error);
        Assert.Equal(expected.Split(' '), result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_interactive_bash_finishes_the_word_at_a_tab()
    {
        InstalledPrograms.Require("script");
        ToolResult result = ToolProcess.Shell(_folder.Path, """
            $TIDL completion bash > tidl.bash
            printf 'source ./tidl.bash\ntidl() { printf "%%s " "$@" >result; }\ntidl che\tsto\tre\t\nexit\n' |
            script -qec 'bash --noprofile --norc -i' /dev/null >/dev/null 2>&1
            cat result
            """);
        Assert.Equal("check store.tidl ", result.Output);
    }

    [Theory]
    [InlineData("tidl ch", "check")]
    [InlineData("tidl new c", "client contract")]
    [InlineData("tidl build --cs", "--csharp")]
    [InlineData("tidl check --format ", "json sarif text")]
    public void Fish_completes_verbs_options_and_words(string line, string expected)
    {
        InstalledPrograms.Require("fish");
        ToolResult result = ToolProcess.Shell(_folder.Path, $"""
            $TIDL completion fish > tidl.fish && HOME=$PWD fish -N -c "source ./tidl.fish; complete -C '{line}'"
            """);
        Assert.Equal(expected.Split(' '), result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(offer => offer.Split('\t')[0]));
    }

    [Fact]
    public void Zsh_takes_the_script_and_completes_with_it()
    {
        InstalledPrograms.Require("zsh");
        _folder.Write("complete.zsh", """
            autoload -Uz compinit && compinit -u -d ./zcompdump
            source ./tidl.zsh
            zstyle ':completion:*' verbose no
            compdef _tidl tidl
            zmodload zsh/zpty
            zpty shell 'zsh -f -i'
            zpty -w shell 'PROMPT=; autoload -Uz compinit && compinit -u -d ./zcompdump; source ./tidl.zsh; tidl() { print -r -- "GOT $*" }; print READY'
            zpty -r shell output '*READY*READY*'
            zpty -w -n shell $'tidl che\tstore\t\n'
            zpty -r shell output '*GOT *'$'\n''*'
            print -r -- "$output"
            """);
        ToolResult result = ToolProcess.Shell(_folder.Path, "$TIDL completion zsh > tidl.zsh && HOME=$PWD timeout 30 zsh -f complete.zsh");
        Assert.Contains("GOT check store.tidl", result.Output, StringComparison.Ordinal);
    }
}
