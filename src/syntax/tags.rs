//! The labels of the embedded model.

macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $key:literal,)* } else $other:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs)] // the published label sets document them
        pub enum $name { $($variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The label as the treebank writes it.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            /// The label of that name; the catch-all label where there is none.
            pub fn from_key(key: &str) -> Self {
                Self::ALL.iter().copied().find(|label| label.key() == key).unwrap_or(Self::$other)
            }
        }
    };
}

labels! {
    /// Parts of speech of the Penn Treebank, as OntoNotes uses them.
    Tag {
        Dollar = "$", CloseQuote = "''", Comma = ",", OpenBracket = "-LRB-", CloseBracket = "-RRB-", Period = ".", Colon = ":", Add = "ADD",
        Afx = "AFX", Cc = "CC", Cd = "CD", Dt = "DT", Ex = "EX", Fw = "FW", Hyph = "HYPH", In = "IN", Jj = "JJ", Jjr = "JJR", Jjs = "JJS",
        Ls = "LS", Md = "MD", Nfp = "NFP", Nn = "NN", Nnp = "NNP", Nnps = "NNPS", Nns = "NNS", Pdt = "PDT", Pos = "POS", Prp = "PRP",
        PrpS = "PRP$", Rb = "RB", Rbr = "RBR", Rbs = "RBS", Rp = "RP", Sym = "SYM", To = "TO", Uh = "UH", Vb = "VB", Vbd = "VBD",
        Vbg = "VBG", Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ", Wdt = "WDT", Wp = "WP", WpS = "WP$", Wrb = "WRB", Other = "XX", Space = "_SP",
        OpenQuote = "``",
    } else Other
}

labels! {
    /// Dependency labels of the ClearNLP converter (CLEAR style).
    Relation {
        Root = "ROOT", Acl = "acl", Acomp = "acomp", Advcl = "advcl", Advmod = "advmod", Agent = "agent", Amod = "amod", Appos = "appos",
        Attr = "attr", Aux = "aux", Auxpass = "auxpass", Case = "case", Cc = "cc", Ccomp = "ccomp", Compound = "compound", Conj = "conj",
        Csubj = "csubj", Csubjpass = "csubjpass", Dative = "dative", Dep = "dep", Det = "det", Dobj = "dobj", Expl = "expl",
        Intj = "intj", Mark = "mark", Meta = "meta", Neg = "neg", Nmod = "nmod", Npadvmod = "npadvmod", Nsubj = "nsubj",
        Nsubjpass = "nsubjpass", Nummod = "nummod", Oprd = "oprd", Parataxis = "parataxis", Pcomp = "pcomp", Pobj = "pobj", Poss = "poss",
        Preconj = "preconj", Predet = "predet", Prep = "prep", Prt = "prt", Punct = "punct", Quantmod = "quantmod", Relcl = "relcl",
        Xcomp = "xcomp",
    } else Dep
}

labels! {
    /// Entity types of OntoNotes 5.
    Entity {
        Cardinal = "CARDINAL", Date = "DATE", Event = "EVENT", Facility = "FAC", Place = "GPE", Language = "LANGUAGE", Law = "LAW",
        Location = "LOC", Money = "MONEY", Group = "NORP", Ordinal = "ORDINAL", Organisation = "ORG", Percent = "PERCENT",
        Person = "PERSON", Product = "PRODUCT", Quantity = "QUANTITY", Time = "TIME", Work = "WORK_OF_ART",
    } else Cardinal
}

impl Tag {
    /// A verb in any form, modals aside.
    #[inline]
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }

    /// A common noun.
    #[inline]
    pub fn is_common_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns)
    }

    /// A proper noun.
    #[inline]
    pub fn is_name(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    /// Any noun.
    #[inline]
    pub fn is_noun(self) -> bool {
        self.is_common_noun() || self.is_name()
    }

    /// This tag on a token of such a form: what holds a digit is a number, whatever the tagger took it for (it takes "-3C" for a mark).
    pub(super) fn of_form(self, form: &str) -> Self {
        if self.is_punctuation() && form.contains(|c: char| c.is_ascii_digit()) { Self::Cd } else { self }
    }

    /// A mark rather than a word.
    #[inline]
    pub fn is_punctuation(self) -> bool {
        matches!(
            self,
            Self::CloseQuote
                | Self::Comma
                | Self::OpenBracket
                | Self::CloseBracket
                | Self::Period
                | Self::Colon
                | Self::Hyph
                | Self::Nfp
                | Self::OpenQuote
                | Self::Space
        )
    }
}
